import { Command } from 'commander';
import { ROLES } from '../../../shared/domain/approvers/approver.ts';
import { ApproversChanged, ApproversListed } from '../../../shared/events/approvers-command.ts';
import { askAsStated } from '../ops/ask-as-stated.ts';
import { type ChangeOptions, changeCommand, opsCommand } from '../ops/ops-command.ts';
import { printAnswer } from '../ops/print-answer.ts';
import { refuseInvalid } from '../ops/refuse-invalid.ts';
import type { CallOptions } from '../ops/with-call-options.ts';
import { strictOption } from '../terminal/strict-option.ts';
import { changedLines, listLines } from './approver-lines.ts';
import { refuseOtherIssuer } from './refuse-other-issuer.ts';

type SignIn = { readonly userId?: string; readonly issuer?: string; readonly subject?: string };
type AddOptions = ChangeOptions &
  SignIn & { readonly roles: string; readonly emergency?: true; readonly otherIssuer?: true };

const list = async (options: CallOptions): Promise<void> => {
  const json = await askAsStated(options, { command: 'approvers.list', args: {} });
  printAnswer(options, json, ApproversListed, listLines);
};

const add = async ({
  userId,
  issuer,
  subject,
  roles,
  emergency,
  otherIssuer,
  reason,
  ...options
}: AddOptions): Promise<void> => {
  const question = {
    command: 'approvers.add',
    args: { userId, issuer, subject, roles: roles?.split(','), emergency },
    reason,
  };
  refuseInvalid(question);
  if (!otherIssuer) await refuseOtherIssuer(options, issuer);
  const json = await askAsStated(options, question);
  printAnswer(options, json, ApproversChanged, changedLines);
};

const remove = async ({
  userId,
  issuer,
  subject,
  reason,
  ...options
}: ChangeOptions & SignIn): Promise<void> => {
  const args = { userId, issuer, subject };
  const json = await askAsStated(options, { command: 'approvers.remove', args, reason });
  printAnswer(options, json, ApproversChanged, changedLines);
};

const USER_ID = ['--user-id <id>', "id of the person in the company's table users"] as const;
const ISSUER = ['--issuer <url>', 'issuer of the sign-in, as "iss" in its tokens'] as const;
const SUBJECT = ['--subject <text>', 'subject of the sign-in, as "sub" in its tokens'] as const;

/** payouts approvers list | add | remove */
export const approversCommand = (): Command =>
  new Command('approvers')
    .description('show and change who may do what')
    .addCommand(opsCommand('list', 'show every sign-in that is, or was, entitled to something').action(list))
    .addCommand(
      changeCommand('add', 'entitle a sign-in of a person to exactly these roles')
        .addOption(strictOption(...USER_ID))
        .addOption(strictOption(...ISSUER))
        .addOption(strictOption(...SUBJECT))
        .addOption(strictOption('--roles <roles>', `one or more of ${ROLES.join(',')}, joined by commas`))
        .addOption(
          strictOption(
            '--emergency',
            'nobody is left who could confirm it: told to everybody, it counts after 72 hours unless refused (role admin only)',
          ),
        )
        .addOption(
          strictOption(
            '--other-issuer',
            "the issuer is meant, although it is not the stack's (output IssuerUrl)",
          ),
        )
        .action(add),
    )
    .addCommand(
      changeCommand('remove', 'end what a person, or one sign-in, is entitled to')
        .addOption(
          strictOption(USER_ID[0], `${USER_ID[1]}: all their sign-ins`).conflicts(['issuer', 'subject']),
        )
        .addOption(strictOption(...ISSUER))
        .addOption(strictOption(...SUBJECT))
        .action(remove),
    );
