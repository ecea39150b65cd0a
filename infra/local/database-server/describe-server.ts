import { execFileSync } from 'node:child_process';
import type { Engine } from './engine.ts';
import { findServer } from './find-server.ts';

/** Which server and version, as it says itself: `MariaDB 10.11.14`. */
export const describeServer = (engine: Engine): string => {
  const { path } = findServer(engine);
  const said = execFileSync(path, ['--no-defaults', '--version'], { encoding: 'utf8' });
  const version = / Ver (\d[\d.]*)/.exec(said)?.[1] ?? said.trim();
  return `${engine.title} ${version}${engine.as ? ` (as ${engine.as})` : ''}`;
};
