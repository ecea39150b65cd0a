import type { Picking } from './picking.ts';

/** What was typed or pasted, and is not chosen: whoever did so takes it for said. False where there is nothing. */
export const unchosenNumbers = ({ numbers }: Picking): string | false =>
  numbers.trim() !== '' &&
  'What stands under “Item numbers, or a list” and is not chosen yet: choose it, or clear the field.';
