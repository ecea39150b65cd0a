import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** All that `cdk synth` reads, and the stack that is then made of it; what is written for people beside it, neither reads. */
const SOURCES = [
  'cdk.json',
  'functions',
  'infra',
  'package-lock.json',
  'package.json',
  'shared',
  'tsconfig.json',
];

const filesIn = (source: string): readonly string[] =>
  statSync(join(root, source)).isDirectory()
    ? readdirSync(join(root, source), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
        .map(({ parentPath, name }) => join(parentPath, name))
        .sort()
    : [join(root, source)];

/** Two equal digests synthesize to the same: files, the CDK's settings in the environment, and Node. */
export const digestSources = (): string => {
  const hash = createHash('sha256').update(process.version);
  for (const file of SOURCES.flatMap(filesIn)) hash.update(`\0${file}\0`).update(readFileSync(file));
  const settings = Object.entries(process.env).filter(([name]) => name.startsWith('CDK_'));
  return hash.update(JSON.stringify(settings.sort())).digest('hex').slice(0, 16);
};
