import type { Offer } from '../../../shared/domain/offers/offer.ts';
import type { WorkerDeps } from '../worker-deps.ts';

/** What every step of a restore takes: its offer, the moment at which it began to count, and how it tells that it goes on. */
export type RestoreCall = {
  readonly deps: WorkerDeps;
  readonly offer: Offer;
  readonly countedAt: Date;
  /** Before each step: throws OutOfTime where the next invocation goes on. */
  readonly step: () => Promise<void>;
};
