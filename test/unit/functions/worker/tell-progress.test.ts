import { expect, it } from 'vitest';
import { tellProgress } from '../../../../functions/worker/exports/tell-progress.ts';
import type { WorkerDeps } from '../../../../functions/worker/worker-deps.ts';
import { ExportRefused } from '../../../../shared/domain/exports/export-refused.ts';

it('a file that its worker has no time for is refused, and not tried again', async () => {
  const deps = { now: () => new Date(0), remainingMilliseconds: () => 59_000 } as WorkerDeps;
  const told = tellProgress(deps, 'an export', () => null)(2_000);
  await expect(told).rejects.toThrow(ExportRefused);
  await expect(told).rejects.toThrow(/^2,000 rows were read .* for CSV\.$/);
});
