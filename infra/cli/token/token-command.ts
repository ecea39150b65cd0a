import { Command } from 'commander';
import { CLI } from '../../../shared/domain/basics/cli.ts';
import { nearestWord } from '../../../shared/events/invalid-input.ts';
import { DEMO_PEOPLE } from '../../local/demo/demo-people.ts';
import { localEnv } from '../target/local-env.ts';
import { strictOption } from '../terminal/strict-option.ts';
import { usageError } from '../terminal/usage-error.ts';
import { signInAs } from './sign-in-as.ts';

type TokenOptions = {
  readonly as?: string;
  readonly json?: true;
  readonly local?: true;
  readonly stack?: string;
  readonly function?: string;
};

const HELP = `
The people: ${DEMO_PEOPLE.map(({ subject, roles }) => `${subject} (${roles.join(', ') || 'no role'})`).join(', ')}.

Example:
  . .local/env
  curl -H "Authorization: Bearer $(${CLI} token --as asha)" $PAYOUT_API_URL/admin/payouts/api/batches

Exit codes:
  0  the token is on stdout; it is good for an hour
  1  the command is wrong
  2  nobody could be signed in; the message says why`;

/** In AWS only the person can sign in as that person. */
const refuseAws = (options: TokenOptions): void => {
  for (const name of ['stack', 'function'] as const) {
    if (options[name] !== undefined) {
      throw usageError(
        `--${name} is of AWS, where people sign in themselves: payouts token knows the local stack only`,
      );
    }
  }
};

const checkedPerson = ({ as }: TokenOptions): string => {
  const known = DEMO_PEOPLE.map(({ subject }) => subject);
  if (as === undefined) throw usageError(`--as is missing: expected one of ${known.join(', ')}`);
  if (known.includes(as)) return as;
  const nearest = nearestWord(as, known);
  const hint = nearest ? `did you mean ${nearest}?` : `expected one of ${known.join(', ')}`;
  throw usageError(`--as is ${JSON.stringify(as)}, who is no demo person: ${hint}`);
};

const token = async (options: TokenOptions): Promise<void> => {
  refuseAws(options);
  const person = checkedPerson(options);
  const { env } = localEnv('--local');
  const { access_token: accessToken, expires_in: expiresInSeconds } = await signInAs(person, {
    issuerUrl: env['PAYOUT_ISSUER_URL'] ?? '',
    pageUrl: `${env['PAYOUT_API_URL']}/admin/payouts`,
  });
  const text = options.json ? JSON.stringify({ person, accessToken, expiresInSeconds }) : accessToken;
  process.stdout.write(`${text}\n`);
};

/** payouts token */
export const tokenCommand = (): Command =>
  new Command('token')
    .description('print an access token of a demo person, for curl against the local stack')
    .usage('--as <name> [options]')
    .allowExcessArguments(false)
    .addOption(strictOption('--as <name>', 'who signs in'))
    .addOption(strictOption('--json', 'print one line of JSON instead of the token alone'))
    .addOption(strictOption('--local', 'what it does anyway: use the local stack, or that of $PAYOUT_STATE'))
    .addOption(strictOption('--stack <name>', 'refused').hideHelp())
    .addOption(strictOption('--function <name>', 'refused').hideHelp())
    .addHelpText('after', HELP)
    .action(token);
