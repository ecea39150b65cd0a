import { EXPORTS_STREAM } from '../../../shared/domain/audit/streams.ts';
import type { ExportRequest } from '../../../shared/events/exports.ts';
import { appendEvent } from '../../../shared/procedures/audit/append-event.ts';
import { changeOnce, type Done } from '../../../shared/procedures/change-once.ts';
import { type ExportedFile, endExport, type StoredExport } from '../../../shared/sql/exports/exports.ts';
import type { WorkerDeps } from '../worker-deps.ts';

/** As it was sent: read, amounts and days of it are no JSON any more. */
const filterIn = ({ of }: ExportRequest, sent: string): object =>
  of === 'batches' ? { filter: JSON.parse(sent).filter ?? {} } : {};

/** Puts on record that the file is there, and its digest: whoever holds a copy can prove that it is this one. */
export const keepExport = (
  deps: WorkerDeps,
  { userId, request: sent }: Pick<StoredExport, 'userId' | 'request'>,
  request: ExportRequest,
  file: ExportedFile,
): Promise<boolean> =>
  changeOnce(
    deps,
    (transaction) => transaction.write(endExport(file, deps.now())),
    async (transaction, { changed }): Promise<Done<boolean>> => {
      if (changed === 0) return { answer: false, event: undefined };
      const { exportId, fileName, bytes, sha256, rows } = file;
      const event = await appendEvent(transaction, {
        stream: EXPORTS_STREAM,
        actor: 'worker',
        action: 'file_exported',
        detail: {
          exportId,
          by: userId,
          of: request.of,
          id: 'id' in request ? request.id : null,
          ...filterIn(request, sent),
          format: request.format,
          fileName,
          bytes,
          rows,
          sha256,
        },
        occurredAt: deps.now(),
      });
      return { answer: true, event };
    },
  );
