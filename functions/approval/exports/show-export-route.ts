import * as z from 'zod';
import { EXPORT_KEPT_DAYS } from '../../../shared/domain/exports/export-limits.ts';
import { ExportBody } from '../../../shared/events/exports.ts';
import { readExport } from '../../../shared/sql/exports/exports.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { describeExport } from './describe-export.ts';

const idError = 'expected the exportId that you were answered, a UUID';

export const showExportRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/exports/{exportId}',
  operationId: 'showExport',
  summary:
    'How far a file is that you asked for; once it is ready, a link to it that is good for five minutes',
  role: 'viewer',
  params: z.strictObject({ exportId: z.uuid({ error: idError }) }),
  query: Nothing,
  answers: { 200: { description: 'The export as it stands', schema: ExportBody } },
  problems: ['not-found'],
  handle: async (deps, { caller, params: { exportId } }) => {
    const [stored] = await deps.database.read(readExport(exportId));
    // Of somebody else there is as little to know as of one that never was.
    if (stored?.userId !== caller.userId) {
      throw new ApiProblem(
        'not-found',
        `You have asked for no file ${exportId}, or it is gone: they are kept for ${EXPORT_KEPT_DAYS} days. Ask for it again.`,
      );
    }
    return { status: 200, body: await describeExport(deps, stored, deps.now()) };
  },
});
