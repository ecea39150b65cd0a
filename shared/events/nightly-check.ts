import * as z from 'zod';
import { StreamName } from './audit-answer.ts';
import { INVARIANT_NAMES } from './diagnosis.ts';

/** Where a piece of the nightly check begins: at an invariant, in the audit trail behind a stream, or in what is kept outside behind a key. */
const From = z.union([
  z.strictObject({ invariant: z.enum(INVARIANT_NAMES) }),
  z.strictObject({ audit: z.literal('begin') }),
  z.strictObject({ audit: z.literal('go_on'), afterStream: StreamName }),
  z.strictObject({ kept: z.string() }),
]);
export type NightlyFrom = z.infer<typeof From>;

/** What nightly.check takes: nothing, from the schedule; from the piece before, where it stopped and what it found. */
export const NightlyArgs = z.strictObject({
  from: From.default({ invariant: INVARIANT_NAMES[0] }),
  findings: z.int().nonnegative().default(0),
});
export type NightlyArgs = z.infer<typeof NightlyArgs>;

/** What a piece answers. */
export type NightlyAnswer = {
  /** Of this night so far. */
  readonly findings: number;
  /** Where the next piece begins; null = all was looked at. */
  readonly next: NightlyFrom | null;
};
