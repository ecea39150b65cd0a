import { CLI } from '../../../shared/domain/basics/cli.ts';
import { counted } from '../../../shared/domain/basics/counted.ts';
import type { ApproverList, ApproversChanged } from '../../../shared/events/approvers-command.ts';
import { utc } from '../run/wording.ts';
import { table } from '../terminal/table.ts';

export const listLines = ({ approvers }: ApproverList): string[] =>
  approvers.length === 0
    ? [`Nobody is entitled to anything yet: ${CLI} approvers add --help`]
    : table(
        ['USER', 'NAME', 'ROLES', 'ACTIVE', 'SINCE', 'SUBJECT', 'ISSUER'],
        approvers.map(({ userId, name, roles, active, onRecord, activeSince, subject, issuer }) => [
          userId,
          name ?? '(no such user)',
          roles.join(','),
          onRecord ? (active ? 'yes' : 'no') : 'NO: written by SQL',
          utc(activeSince),
          subject,
          issuer,
        ]),
      );

const HEADINGS: Readonly<Record<ApproversChanged['outcome'], string>> = {
  added: 'Added:',
  changed: 'Changed:',
  removed: 'Removed; what they did stays on record:',
  unchanged: 'Nothing changed: it is so already. Nothing was written.',
};

export const changedLines = ({ outcome, approvers, recounted }: ApproversChanged): string[] => [
  HEADINGS[outcome],
  ...approvers.map(
    ({ userId, roles, active, subject, issuer }) =>
      `  user ${userId} as ${subject} at ${issuer}: ${active ? roles.join(',') : 'no longer entitled'}`,
  ),
  ...recounted.map(
    ({ batchReference, from, to }) =>
      `  batch ${batchReference}: ${counted(to, 'approval counts', 'approvals count')} now, ${from} before`,
  ),
];
