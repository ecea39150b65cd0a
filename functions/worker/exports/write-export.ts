import { join } from 'node:path';
import { exportFileName } from '../../../shared/domain/exports/export-file-name.ts';
import { ExportRefused } from '../../../shared/domain/exports/export-refused.ts';
import { EditableSettings } from '../../../shared/domain/settings/payout-settings.ts';
import { usableSettings } from '../../../shared/domain/settings/usable-settings.ts';
import { ExportRequest } from '../../../shared/events/exports.ts';
import {
  beginExport,
  type ExportedFile,
  failExport,
  readExport,
  type StoredExport,
} from '../../../shared/sql/exports/exports.ts';
import { readPayoutSettings } from '../../../shared/sql/settings/settings.ts';
import { digestFile } from '../files/digest-file.ts';
import { inOwnFolder } from '../files/in-own-folder.ts';
import { RowsTooMany } from '../files/xlsx/rows-too-many.ts';
import type { WorkerDeps } from '../worker-deps.ts';
import { exportOf } from './export-of.ts';
import { keepExport } from './keep-export.ts';
import { tellProgress } from './tell-progress.ts';
import { FILE_FORMATS } from './write-file.ts';

/** A setting that does not parse stops runs, and nobody from taking files away. */
const Zone = EditableSettings.pick({ timezone: true });

/** How often what changes while it is read is read anew. */
const READS_MAX = 3;

type ToWrite = {
  readonly stored: StoredExport;
  readonly request: ExportRequest;
  readonly timeZone: string;
};

type Written = Pick<ExportedFile, 'rows' | 'fileName'>;

/** What was read is one state of things, or there is no file. */
const writeUnchanged = async (
  deps: WorkerDeps,
  { stored, request, timeZone }: ToWrite,
  path: string,
): Promise<Written> => {
  for (let reads = 1; reads <= READS_MAX; reads += 1) {
    let rowsTotal: number | null = null;
    const tell = tellProgress(deps, stored.exportId, () => rowsTotal);
    const call = { database: deps.database, timeZone, at: deps.now(), tell };
    const exported = await exportOf(call, request);
    rowsTotal = exported.rowsTotal;
    const { rows } = await FILE_FORMATS[request.format].write(exported.content, path, () => undefined);
    if (await exported.isStill()) return { rows, fileName: exportFileName(exported.subject, request.format) };
    deps.logger.warn('what is exported has changed while it was read', { exportId: stored.exportId, reads });
  }
  throw new ExportRefused(
    `It changed each of the ${READS_MAX} times that it was read, and a file must show one state: ask for it again in a while.`,
  );
};

/** Under a key of this very attempt: should a twin write it too, neither overwrites the other's. */
const writeIn = async (deps: WorkerDeps, folder: string, toWrite: ToWrite): Promise<void> => {
  const { stored, request } = toWrite;
  const path = join(folder, 'file');
  const written = await writeUnchanged(deps, toWrite, path);
  const digest = await digestFile(path);
  const objectKey = `exports/${stored.exportId}/${deps.newId()}`;
  const { contentType } = FILE_FORMATS[request.format];
  await deps.files.keep(objectKey, { path, contentType, ...digest });
  const { exportId } = stored;
  await keepExport(deps, stored, request, { exportId, objectKey, ...written, ...digest });
};

const writeOnce = async (deps: WorkerDeps, toWrite: ToWrite): Promise<void> => {
  try {
    await inOwnFolder((folder) => writeIn(deps, folder, toWrite));
  } catch (error) {
    if (!(error instanceof ExportRefused || error instanceof RowsTooMany)) throw error;
    await deps.database.write(failExport(toWrite.stored.exportId, error.message, deps.now()));
  }
};

/** Whether it had to be written: what is over is found over. What is thrown, Lambda tries again. */
export const writeExport = async (deps: WorkerDeps, exportId: string): Promise<boolean> => {
  const { database, now } = deps;
  await database.write(beginExport(exportId, now()));
  const [stored] = await database.read(readExport(exportId));
  if (stored?.state !== 'writing') return false;
  const request = ExportRequest.parse(JSON.parse(stored.request));
  const { settings } = usableSettings(Zone, await database.read(readPayoutSettings()));
  await writeOnce(deps, { stored, request, timeZone: settings.timezone });
  return true;
};
