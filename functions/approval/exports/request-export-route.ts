import { ExportAsked, ExportRequest } from '../../../shared/events/exports.ts';
import { readExport } from '../../../shared/sql/exports/exports.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { requestExport } from './request-export.ts';

/** Should Lambda not have taken it, whoever polls is told within minutes that nobody writes it. */
const askWorker = async ({ database, worker, logger }: ApiDeps, exportId: string): Promise<void> => {
  const [stored] = await database.read(readExport(exportId));
  // What a worker has begun is its own, or Lambda's, which tries it again; a second one would write it all once more.
  if (stored?.state !== 'waiting') return;
  try {
    await worker.ask({ command: 'export', exportId });
  } catch (error) {
    logger.error('whether the worker was asked for a file is not known', {
      exportId,
      because: String(error),
    });
  }
};

export const requestExportRoute = defineRoute({
  method: 'POST',
  path: '/admin/payouts/api/exports',
  operationId: 'requestExport',
  summary: 'Ask for a file: of a batch, its items, a list, a stream of the audit trail, or a person',
  role: 'viewer',
  params: Nothing,
  query: Nothing,
  body: ExportRequest,
  answers: { 202: { description: 'It will be written: poll it by its id', schema: ExportAsked } },
  problems: ['not-found', 'settling', 'too-large', 'exports-under-way', 'idempotency-mismatch'],
  handle: async (deps, call) => {
    const answer = await requestExport(deps, call);
    // A repeat asks again as long as nobody has begun it: whether Lambda took it the first time nobody knows.
    await askWorker(deps, answer.body.exportId);
    return answer;
  },
});
