import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Samples } from '../side-by-side.ts';

const TIME_IMPORT = join(import.meta.dirname, 'time-import.ts');

export type Started = { readonly file: string; readonly env: Readonly<Record<string, string>> };

const timeOf = async ({ file, env }: Started): Promise<number> => {
  const { stdout } = await promisify(execFile)(process.execPath, [TIME_IMPORT, file], { env });
  return Number(stdout);
};

/** Of each bundle, in a fresh process that nothing was compiled for; a round asks all, every other one backwards. */
export const initTimes = async <Name extends string>(
  rounds: number,
  bundles: Readonly<Record<Name, Started>>,
): Promise<Samples<Name>> => {
  const names = Object.keys(bundles) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      samples[name].push(await timeOf(bundles[name]));
    }
  }
  return samples;
};
