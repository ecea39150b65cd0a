import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { liveProcess } from '../../infra/local/services/live-process.ts';

const removed = { recursive: true, force: true, maxRetries: 3 } as const;

/** Folders of runs that were killed: nobody else knows of them. */
const sweep = (temporary: string): void => {
  for (const name of readdirSync(temporary)) {
    const pid = /^payouts-run-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !liveProcess(Number(pid))) rmSync(join(temporary, name), removed);
  }
};

/** One temporary folder for all that a run of the suites makes, its workers' and their processes' too; gone however it ends. */
export const openRunFolder = (): { readonly path: string; readonly remove: () => void } => {
  const temporary = tmpdir();
  sweep(temporary);
  const path = mkdtempSync(join(temporary, `payouts-run-${process.pid}-`));
  process.env['TMPDIR'] = path;
  const remove = () => rmSync(path, removed);
  process.once('exit', remove);
  return { path, remove };
};
