import { agree } from '../../../../../shared/domain/basics/agree.ts';
import { formatCount } from '../../../../../shared/domain/basics/format-count.ts';
import type { ChosenItem } from './chosen-item.ts';

const NAMED_MAX = 5;

/** Of which chosen items something is not said yet: "A reason for items 3, 7 and 2 more." False where of none. */
export const missingOf = (
  what: string,
  chosen: readonly ChosenItem[],
  isSaid: (item: ChosenItem) => boolean,
): string | false => {
  const lacking = chosen.filter((item) => !isSaid(item));
  if (lacking.length === 0) return false;
  const named = lacking.slice(0, NAMED_MAX).map(({ itemNo }) => itemNo);
  const more = lacking.length - named.length;
  return `${what} for ${agree(lacking.length, 'item', 'items')} ${named.join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}.`;
};
