import { agree } from '../basics/agree.ts';
import { CLI } from '../basics/cli.ts';
import { counted } from '../basics/counted.ts';
import type { MayApprove } from './may-approve.ts';

/** Why the others may not; how many of them the batch pays is not known everywhere. */
const involvement = (others: number, paid: number | undefined): string => {
  if (paid === others) return `${agree(others, 'is', 'are')} paid by this batch`;
  if (paid === 0) return 'asked for this batch';
  return `${agree(others, 'is', 'are')} paid by this batch or asked for it`;
};

const who = ({ count, of }: MayApprove, paid: number | undefined): string => {
  const others = of - count;
  if (of === 0) return 'There is no approver';
  if (others === 0) return `There ${agree(of, 'is', 'are')} only ${counted(of, 'approver')}`;
  return `${others} of ${counted(of, 'approver')} ${involvement(others, paid)}`;
};

/** The batch waits for votes that nobody can give; undefined where enough people may approve it. */
export const tooFewApprovers = (
  people: MayApprove,
  { paid }: { readonly paid?: number } = {},
): string | undefined => {
  const { count, needed } = people;
  if (count >= needed) return undefined;
  return `${who(people, paid)}: ${count === 0 ? 'nobody' : count} may approve it, ${needed} ${agree(needed, 'is', 'are')} needed.`;
};

/** Nothing makes more people entitled to a batch that is there: it has to be made anew. */
export const TOO_FEW_REMEDY =
  'Approvers added now are too new for it. Reject or cancel it, then add approvers whom it does not pay ' +
  `(${CLI} approvers add), or ask for fewer approvals where no tier forbids it (--required-approvals), and run again with --force.`;
