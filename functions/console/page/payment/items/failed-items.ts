import type { ChosenItem } from './chosen-item.ts';
import { missingOf } from './missing-of.ts';

/** Of chosen items, as the API takes what failed. */
export const failedItems = (chosen: readonly ChosenItem[]) =>
  chosen.map(({ itemNo, reason }) => ({ itemNo, reason: reason.trim() }));

export const missingReasons = (chosen: readonly ChosenItem[]): string | false =>
  missingOf('The reason', chosen, ({ reason }) => reason.trim() !== '');
