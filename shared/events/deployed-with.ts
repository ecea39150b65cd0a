import * as z from 'zod';
import { NOTICE_AUDIENCES } from '../domain/notices/notice.ts';

/** What a stack was given when it was deployed, as far as nobody may forget it. */
export const DeployedWith = z.object({
  /** The addresses that are mailed the notices of each audience, once they have confirmed it. */
  notices: z.record(z.enum(NOTICE_AUDIENCES), z.array(z.string())),
  /** null = nobody. */
  alarmEmail: z.string().nullable(),
  /** Whether the schedule makes batches. */
  runs: z.enum(['on', 'off']),
  schedule: z.string(),
  timeZone: z.string(),
});
export type DeployedWith = z.infer<typeof DeployedWith>;
