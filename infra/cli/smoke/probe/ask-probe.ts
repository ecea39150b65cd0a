import { DatabaseFailure } from '../../../../shared/aws/database-failure.ts';
import type { Scratch } from '../scratch/scratch.ts';
import type { Observation, Probe } from './probe.ts';
import type { ProbeResult } from './probe-result.ts';

type Seen = Pick<ProbeResult, 'verdict' | 'observed'>;

const seenIn = (observation: Observation): Seen =>
  observation.verdict === 'not_asked' ? { verdict: 'not_asked', observed: observation.because } : observation;

const isFromService = (error: Error): boolean => error instanceof DatabaseFailure || '$metadata' in error;

/** An answer that the code cannot read is a difference; no answer, or one that made the question impossible, a failure. */
const seenFrom = (thrown: unknown): Seen => {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const verdict = isFromService(error) || 'code' in error ? 'failed' : 'differs';
  return { verdict, observed: `${error.name}: ${error.message}` };
};

/** Asks one question. Throws only when the signal says to stop. */
export const askProbe = async (probe: Probe, scratch: Scratch, signal: AbortSignal): Promise<ProbeResult> => {
  const { ask, slow, ...described } = probe;
  try {
    return { ...described, ...seenIn(await ask(scratch)) };
  } catch (error) {
    signal.throwIfAborted();
    return { ...described, ...seenFrom(error) };
  }
};
