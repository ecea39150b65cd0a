import type { CallOptions } from '../ops/with-call-options.ts';
import { DEFAULT_STACK } from '../target/find-target.ts';
import { localEnv } from '../target/local-env.ts';
import { stackOutput } from '../target/stack-output.ts';
import { CliFailure } from '../terminal/cli-failure.ts';

/** Undefined where only a function is named: what signs people in beside it, nobody here knows. */
const issuerOf = async ({ local, function: named, stack }: CallOptions): Promise<string | undefined> => {
  if (local) return localEnv('--local').env['PAYOUT_ISSUER_URL'];
  return named ? undefined : stackOutput(stack ?? DEFAULT_STACK, 'IssuerUrl');
};

/** A slash too many, and the entitlement is of a sign-in that nobody can ever have. */
export const refuseOtherIssuer = async (options: CallOptions, issuer: string | undefined): Promise<void> => {
  const own = await issuerOf(options);
  if (own === undefined || issuer === own) return;
  throw new CliFailure(
    'InvalidInput',
    `--issuer is "${issuer}": expected ${own}, exactly so, as people of this stack sign in there`,
    [
      'Nothing was invoked. To entitle a sign-in of another issuer all the same, as before a change of the identity provider, add --other-issuer.',
    ],
  );
};
