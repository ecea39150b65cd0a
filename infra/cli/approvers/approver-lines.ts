import { CLI } from '../../../shared/domain/basics/cli.ts';
import { counted } from '../../../shared/domain/basics/counted.ts';
import type { ApproversChanged, ApproversListed } from '../../../shared/events/approvers-command.ts';
import { utc } from '../run/wording.ts';
import { offerLines } from '../terminal/offer-lines.ts';
import { table } from '../terminal/table.ts';

const signInLines = ({ approvers }: ApproversListed): string[] =>
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

const waitingLines = (offer: ApproversListed['waiting'][number]): string[] => [
  `${offer.emergency ? 'EMERGENCY, offered' : 'Offered'} by ${offer.offeredBy}: ${offer.what} (${offer.reason})`,
  ...offerLines(offer),
];

export const listLines = (listed: ApproversListed): string[] => [
  ...signInLines(listed),
  ...(listed.waiting.length > 0 ? ['', ...listed.waiting.flatMap(waitingLines)] : []),
];

const HEADINGS: Readonly<Record<ApproversChanged['outcome'], string>> = {
  added: 'Added:',
  changed: 'Changed:',
  removed: 'Removed; what they did stays on record:',
  unchanged: 'Nothing changed: it is so already. Nothing was written.',
  offered: 'Offered; it entitles to nothing yet.',
};

export const changedLines = ({ outcome, approvers, recounted, alone, offer }: ApproversChanged): string[] => [
  HEADINGS[outcome],
  ...(offer ? offerLines(offer) : []),
  ...(alone ? ['  Decided by one person alone: no second admin is active.'] : []),
  ...approvers.map(
    ({ userId, roles, active, subject, issuer }) =>
      `  user ${userId} as ${subject} at ${issuer}: ${active ? roles.join(',') : 'no longer entitled'}`,
  ),
  ...recounted.map(
    ({ batchReference, from, to }) =>
      `  batch ${batchReference}: ${counted(to, 'approval counts', 'approvals count')} now, ${from} before`,
  ),
];
