import { agree } from '../basics/agree.ts';
import { CLI } from '../basics/cli.ts';
import { counted } from '../basics/counted.ts';
import { formatRupees } from '../basics/format-rupees.ts';
import type { Tally } from '../basics/tally.ts';

/** Nobody can move the money of an approved batch; whoever is added now, can. */
export const NO_PAYER_WARNING = `Nobody of finance may pay this batch: each has approved it, asked for it, or is paid by it. Add a person of finance (${CLI} approvers add --user-id … --issuer … --subject … --roles finance): it does not matter that the batch is older.`;

/** One transfer for several batches is told apart by nobody later: or the number is that of another payment. */
export const sameReferenceWarning = (
  reference: string,
  others: readonly { readonly batchReference: string }[],
): string[] => {
  if (others.length === 0) return [];
  const names = others.map(({ batchReference }) => batchReference).join(', ');
  return [
    `The payment reference ${reference} is also that of ${agree(others.length, 'batch', 'batches')} ${names}: see that it is no slip of the pen.`,
  ];
};

/** The money of a commission has left twice, or is about to. */
export const paidTwiceWarning = ({ count, amount }: Tally, batches: readonly string[]): string[] =>
  count === 0
    ? []
    : [
        `${counted(count, 'commission')}, ${formatRupees(amount)}, ${agree(count, 'is', 'are')} paid twice: ${agree(batches.length, 'batch', 'batches')} ${batches.join(', ')} had taken ${agree(count, 'it', 'them')} to the bank as well. Stop that payment if it can be stopped, and record it there as failed.`,
      ];
