import type { Probe } from './probe.ts';

/** One line of the report, and one element of --json. */
export type ProbeResult = Omit<Probe, 'ask' | 'slow'> & {
  readonly verdict: 'as_assumed' | 'differs' | 'not_asked' | 'failed';
  /** What was seen; or why it was not asked, or failed. */
  readonly observed: string;
};
