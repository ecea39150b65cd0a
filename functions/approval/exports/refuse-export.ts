import { counted } from '../../../shared/domain/basics/counted.ts';
import { formatCount } from '../../../shared/domain/basics/format-count.ts';
import { XLSX_ROWS_MAX } from '../../../shared/domain/exports/export-limits.ts';
import { notAtRest } from '../../../shared/domain/exports/not-at-rest.ts';
import type { ExportRequest } from '../../../shared/events/exports.ts';
import { readStreamEnd } from '../../../shared/sql/audit/events.ts';
import { readLastItemNo } from '../../../shared/sql/batches/settlement.ts';
import { noStream } from '../audit/list-stream-route.ts';
import { findBatch } from '../batches/find-batch.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { findPerson } from '../people/find-person.ts';

type OfBatch = Extract<ExportRequest, { readonly of: 'batch' | 'items' }>;

const refuseOfBatch = async (deps: ApiDeps, { id, format }: OfBatch): Promise<void> => {
  const { batch } = await findBatch(deps, id);
  if (batch.settlingSince) {
    throw new ApiProblem('settling', notAtRest(batch.batchReference));
  }
  if (format !== 'xlsx') return;
  const [{ itemNo } = { itemNo: 0 }] = await deps.database.read(readLastItemNo(id));
  if (itemNo > XLSX_ROWS_MAX) {
    throw new ApiProblem(
      'too-large',
      `Batch ${batch.batchReference} has ${counted(itemNo, 'item')}, and an Excel file takes ${formatCount(XLSX_ROWS_MAX)} at most: ask for it as CSV.`,
    );
  }
};

const refuseOfStream = async ({ database }: ApiDeps, stream: string): Promise<void> => {
  const [last] = await database.read(readStreamEnd(stream));
  if (!last) throw noStream(stream);
};

/** What there is no file of, is said at once. Of lists nobody counts the rows before they are read: the worker says it. */
export const refuseExport = async (deps: ApiDeps, request: ExportRequest): Promise<void> => {
  switch (request.of) {
    case 'batch':
    case 'items':
      return refuseOfBatch(deps, request);
    case 'events':
      return refuseOfStream(deps, request.id);
    case 'person':
      await findPerson(deps, request.id);
      return;
    case 'batches':
    case 'runs':
      return;
  }
};
