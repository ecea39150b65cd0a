import type { AttestedStore } from '../../../shared/aws/attested-store.ts';
import type { Database } from '../../../shared/aws/database.ts';
import { BATCH_LISTS } from '../../../shared/domain/attestation/attested-keys.ts';
import { decideHold } from '../../../shared/domain/restores/decide-hold.ts';
import { listHeader, type MissingBatch, newestLists } from '../../../shared/domain/restores/list-header.ts';
import type { HeldBatch, LostEvent, LostList } from '../../../shared/domain/restores/lost-list.ts';
import { type LostOfBatch, sortLost } from '../../../shared/domain/restores/sort-lost.ts';
import {
  readBatchOfId,
  readBatchOfReference,
  type StandingBatch,
} from '../../../shared/sql/restores/standing-batches.ts';
import { allKeys } from './kept-days.ts';

export type PlanDeps = {
  readonly database: Pick<Database, 'read'>;
  readonly attested: Pick<AttestedStore, 'listKeys' | 'openList'>;
};

const firstLine = async (lines: AsyncIterable<string>): Promise<string> => {
  for await (const line of lines) return line;
  return '';
};

/** What was kept last of each batch that had that number. */
const keptLists = async ({ attested }: PlanDeps, batchId: string): Promise<MissingBatch[]> => {
  const lists: MissingBatch[] = [];
  for (const key of await allKeys(attested, `${BATCH_LISTS}${batchId}/`)) {
    const contentHash = key.slice(key.lastIndexOf('/') + 1, key.lastIndexOf('.'));
    lists.push(listHeader(await firstLine(await attested.openList(batchId, contentHash))));
  }
  return newestLists(lists);
};

type Placed =
  | { readonly kind: 'missing'; readonly missing: MissingBatch }
  | { readonly kind: 'there'; readonly batch: StandingBatch }
  | { readonly kind: 'unlisted' };

const placeListed = async ({ database }: PlanDeps, missing: MissingBatch): Promise<Placed> => {
  const [batch] = await database.read(readBatchOfReference(missing.batchReference));
  return batch ? { kind: 'there', batch } : { kind: 'missing', missing };
};

/** By what people call it: under its number another may stand by now, made since by a run that could not look. */
const placesOf = async (deps: PlanDeps, { batchId, isNew }: LostOfBatch): Promise<Placed[]> => {
  const lists = isNew ? await keptLists(deps, batchId) : [];
  if (lists.length > 0) return Promise.all(lists.map((missing) => placeListed(deps, missing)));
  const [batch] = await deps.database.read(readBatchOfId(batchId));
  return [batch ? { kind: 'there', batch } : { kind: 'unlisted' }];
};

const isHeld = ({ status }: StandingBatch, { actions }: LostOfBatch): boolean =>
  decideHold({ status, settlingSince: null }, actions) !== 'leave';

const held = (
  { batchId, batchReference, totalAmount }: StandingBatch,
  { actions }: LostOfBatch,
): HeldBatch => ({
  batchId,
  batchReference,
  totalAmount,
  actions: [...actions],
});

type Planned = Omit<LostList, 'events'>;

const planned = (lost: LostOfBatch, placed: Placed): Planned => {
  const nothing: Planned = { missing: [], held: [], unlisted: [] };
  if (placed.kind === 'missing') return { ...nothing, missing: [placed.missing] };
  if (placed.kind === 'unlisted') return { ...nothing, unlisted: [lost.batchId] };
  return isHeld(placed.batch, lost) ? { ...nothing, held: [held(placed.batch, lost)] } : nothing;
};

/** What becomes of each batch of which something is lost. */
export const planRestore = async (deps: PlanDeps, events: readonly LostEvent[]): Promise<LostList> => {
  const plans: Planned[] = [];
  for (const lost of sortLost(events).batches) {
    const places = await placesOf(deps, lost);
    plans.push(...places.map((placed) => planned(lost, placed)));
  }
  return {
    missing: plans.flatMap(({ missing }) => missing),
    held: plans.flatMap((plan) => plan.held),
    unlisted: plans.flatMap(({ unlisted }) => unlisted),
    events,
  };
};
