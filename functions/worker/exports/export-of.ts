import type { ExportRequest } from '../../../shared/events/exports.ts';
import { exportBatch } from './export-batch.ts';
import { exportBatches } from './export-batches.ts';
import type { ExportCall } from './export-call.ts';
import { exportEvents } from './export-events.ts';
import { exportItems } from './export-items.ts';
import { exportPerson } from './export-person.ts';
import { exportRuns } from './export-runs.ts';
import type { Exported } from './exported.ts';

/** What was asked for, ready to be written. Throws ExportRefused where there can be no such file. */
export const exportOf = async (call: ExportCall, request: ExportRequest): Promise<Exported> => {
  switch (request.of) {
    case 'batch':
      return exportBatch(call, request);
    case 'items':
      return exportItems(call, request.id);
    case 'events':
      return exportEvents(call, request.id);
    case 'person':
      return exportPerson(call, request.id);
    case 'batches':
      return exportBatches(call, request.filter);
    case 'runs':
      return exportRuns(call);
  }
};
