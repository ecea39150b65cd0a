import type { Batch } from './batch.ts';

/** Whether a batch has waited for approval for longer than it may. */
export const isExpired = ({ status, expiresAt }: Pick<Batch, 'status' | 'expiresAt'>, now: Date): boolean =>
  status === 'pending_approval' && expiresAt !== null && expiresAt <= now;
