import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { ApproversChanged } from '../../../../shared/events/approvers-command.ts';

const ALONE = 'One person decided it, because there is no second admin. Entitle another one.';

/** What somebody should know besides: that nobody else saw it, and which votes it took. */
export const entitledWarnings = ({
  alone,
  recounted,
}: Pick<ApproversChanged, 'alone' | 'recounted'>): readonly string[] => [
  ...(alone ? [ALONE] : []),
  ...recounted.map(
    ({ batchReference, from, to }) =>
      `Of batch ${batchReference}, ${counted(to, 'approval counts', 'approvals count')} now; ${from} did.`,
  ),
];
