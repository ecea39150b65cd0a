import type { Person } from '../../../../../shared/events/people.ts';
import type { ChosenItem } from './chosen-item.ts';

export type FindBy = 'person' | 'commission' | 'numbers' | 'all';

/** Which items somebody has chosen, and what they were about to look for. */
export type Picking = {
  readonly by: FindBy;
  readonly person: Person | null;
  readonly commission: string;
  readonly numbers: string;
  readonly chosen: readonly ChosenItem[];
};

export const NOTHING_PICKED: Picking = {
  by: 'person',
  person: null,
  commission: '',
  numbers: '',
  chosen: [],
};
