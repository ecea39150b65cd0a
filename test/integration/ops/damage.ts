import type { INVARIANT_NAMES } from '../../../shared/events/diagnosis.ts';
import type { Story } from './tell-story.ts';

export type Damage = {
  readonly name: (typeof INVARIANT_NAMES)[number];
  readonly how: string;
  /** `?` is the batch. */
  readonly sql: string;
  readonly to: keyof Story;
  /** What else it breaks. */
  readonly also?: readonly string[];
};
