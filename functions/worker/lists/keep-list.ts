import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { batchListKey } from '../../../shared/domain/attestation/attested-keys.ts';
import { contentHashDepth } from '../../../shared/domain/batches/content-hash.ts';
import { holdsContent } from '../../../shared/domain/batches/holds-content.ts';
import { isAsSealed, type Seal } from '../../../shared/domain/batches/seal.ts';
import { readListedItems } from '../../../shared/sql/attestation/listed-items.ts';
import { readSealingDetail } from '../../../shared/sql/attestation/sealing-detail.ts';
import { readSealedBatch } from '../../../shared/sql/batches/batch-rows.ts';
import { readItemTotals } from '../../../shared/sql/batches/item-totals.ts';
import { readPages } from '../exports/read-pages.ts';
import { digestFile } from '../files/digest-file.ts';
import { inOwnFolder } from '../files/in-own-folder.ts';
import type { WorkerDeps } from '../worker-deps.ts';

/** `altered`: it is not what was sealed, so there is nothing to attest. `moved_on`: it was sealed anew meanwhile. */
export type KeptList = 'kept' | 'was_kept' | 'altered' | 'moved_on' | 'gone';

/** What a line before those of the items says: which batch it is, and as what it was sealed. */
const header = (batchId: string, { contentHash, batchReference, itemCount }: Seal, madeAs: string): string =>
  JSON.stringify({ batchId, batchReference, contentHash, itemCount, madeAs: JSON.parse(madeAs) });

const readSeal = async ({ database }: WorkerDeps, batchId: string) => {
  const [found] = await database.read(readSealedBatch(batchId));
  return found && { ...found, isSealed: isAsSealed(found.batch, found.seal) };
};

const isWhole = ({ database }: WorkerDeps, batchId: string, seal: Seal): Promise<boolean> =>
  database.transaction(async ({ readOne }) =>
    holdsContent(seal, await readOne(readItemTotals(batchId, contentHashDepth(seal.itemCount)))),
  );

const writeList = async (
  { database }: WorkerDeps,
  batchId: string,
  firstLine: string,
  path: string,
): Promise<void> => {
  const pages = readPages(database, {
    from: 0,
    read: (afterItemNo, limit) => readListedItems(batchId, afterItemNo, limit),
    placeOf: ({ itemNo }) => itemNo,
  });
  await using file = await open(path, 'w');
  await file.appendFile(`${firstLine}\n`);
  for await (const items of pages) await file.appendFile(items.map(({ line }) => `${line}\n`).join(''));
};

const altered = ({ logger }: WorkerDeps, batchId: string): KeptList => {
  logger.warn('the list of a batch is not kept: it is not what was sealed', { batchId });
  return 'altered';
};

const keepIn = async (deps: WorkerDeps, folder: string, batchId: string, seal: Seal): Promise<KeptList> => {
  const [sealing] = await deps.database.read(readSealingDetail(batchId));
  const path = join(folder, 'list');
  await writeList(deps, batchId, header(batchId, seal, sealing?.detail ?? 'null'), path);
  const now = await readSeal(deps, batchId);
  if (now?.seal?.contentHash !== seal.contentHash) return 'moved_on';
  // Behind the reading: what was altered meanwhile is found, too.
  if (!(await isWhole(deps, batchId, seal))) return altered(deps, batchId);
  const digest = await digestFile(path);
  const key = batchListKey(batchId, seal.contentHash);
  await deps.files.keep(key, { path, contentType: 'application/x-ndjson', ...digest });
  return 'kept';
};

/**
 * Keeps outside of the database what the batch holds, under its content hash: from it a batch is made again that a restored
 * database lacks. Only what is, to the bit, what was sealed.
 */
export const keepList = async (deps: WorkerDeps, batchId: string): Promise<KeptList> => {
  const found = await readSeal(deps, batchId);
  if (!found?.seal) return 'gone';
  const { seal, isSealed } = found;
  if (await deps.attested.hasList(batchId, seal.contentHash)) return 'was_kept';
  if (!isSealed) return altered(deps, batchId);
  return inOwnFolder((folder) => keepIn(deps, folder, batchId, seal));
};
