import { MINUTE } from '../../../shared/domain/basics/durations.ts';
import { exportProgress } from '../../../shared/domain/exports/export-state.ts';
import { type ExportBody, ExportRequest } from '../../../shared/events/exports.ts';
import type { StoredExport } from '../../../shared/sql/exports/exports.ts';
import type { ApiDeps } from '../http/api-deps.ts';

/** Long enough to click, too short to be passed on. */
const LINK_MINUTES = 5;

const linkOf = async (
  { files }: Pick<ApiDeps, 'files'>,
  { objectKey, fileName }: StoredExport,
  at: Date,
): Promise<ExportBody['link']> => {
  if (objectKey === null || fileName === null) return null;
  const url = await files.linkTo(objectKey, fileName, LINK_MINUTES * 60);
  return { url, until: new Date(at.getTime() + LINK_MINUTES * MINUTE).toISOString() };
};

/** The export as of now; a link is signed anew each time. */
export const describeExport = async (
  deps: Pick<ApiDeps, 'files'>,
  stored: StoredExport,
  at: Date,
): Promise<ExportBody> => {
  const request = ExportRequest.parse(JSON.parse(stored.request));
  return {
    exportId: stored.exportId,
    of: request.of,
    id: 'id' in request ? request.id : null,
    format: request.format,
    ...exportProgress(stored, at),
    requestedAt: stored.requestedAt.toISOString(),
    rows: { done: stored.rowsDone, of: stored.rowsTotal },
    fileName: stored.fileName,
    bytes: stored.bytes,
    sha256: stored.sha256,
    link: await linkOf(deps, stored, at),
  };
};
