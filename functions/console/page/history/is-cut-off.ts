import { diedBefore } from '../../../../shared/domain/runs/died-before.ts';
import type { RunBody } from '../../../../shared/events/run-body.ts';

/** It will never say how it ended. */
export const isCutOff = ({ outcome, startedAt }: Pick<RunBody, 'outcome' | 'startedAt'>): boolean =>
  outcome === 'running' && startedAt !== null && new Date(startedAt) < diedBefore(new Date());
