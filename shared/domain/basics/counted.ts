import { agree } from './agree.ts';
import { formatCount } from './format-count.ts';

/** For people: 1 commission, 1,23,456 commissions; where a verb follows, it comes along (batch awaits, batches await). */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${agree(count, one, many)}`;
