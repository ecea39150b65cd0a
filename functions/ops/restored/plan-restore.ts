import type { AttestedStore } from '../../../shared/aws/attested-store.ts';
import type { Database } from '../../../shared/aws/database.ts';
import { BATCH_LISTS } from '../../../shared/domain/attestation/attested-keys.ts';
import { decideHold } from '../../../shared/domain/restores/decide-hold.ts';
import { listHeader, type MissingBatch, newestLists } from '../../../shared/domain/restores/list-header.ts';
import type { LostEvent, LostList } from '../../../shared/domain/restores/lost-list.ts';
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

/** What becomes of each batch of which something is lost. */
export const planRestore = async (deps: PlanDeps, events: readonly LostEvent[]): Promise<LostList> => {
  const plan = {
    missing: [] as LostList['missing'],
    held: [] as LostList['held'],
    unlisted: [] as LostList['unlisted'],
  };
  for (const lost of sortLost(events).batches) {
    for (const placed of await placesOf(deps, lost)) {
      if (placed.kind === 'missing') plan.missing.push(placed.missing);
      if (placed.kind === 'unlisted') plan.unlisted.push(lost.batchId);
      if (placed.kind === 'there' && isHeld(placed.batch, lost)) {
        const { batchId, batchReference, totalAmount } = placed.batch;
        plan.held.push({ batchId, batchReference, totalAmount, actions: [...lost.actions] });
      }
    }
  }
  return { ...plan, events };
};
