import { randomBytes } from 'node:crypto';
import { EndsWith } from '../terminal/ends-with.ts';
import { usageError } from '../terminal/usage-error.ts';
import type { ProbeResult } from './probe/probe-result.ts';
import { PROBES } from './probes.ts';
import { countOf, resultLines, summaryLines } from './report-lines.ts';
import { runSmoke } from './run-smoke.ts';
import { byHand } from './scratch/drop-leftovers.ts';
import { dropSchema, dropUser, type Waits } from './scratch/scratch.ts';
import { type SmokeTarget, type SmokeTargetOptions, smokeTarget } from './smoke-target.ts';
import { untilInterrupted } from './until-interrupted.ts';

export type SmokeOptions = SmokeTargetOptions & {
  readonly schema?: string;
  readonly slow?: true;
  readonly json?: true;
};

const WAITS: Waits = {
  statementLimitSeconds: 45,
  pastStatementLimitSeconds: 50,
  pastIdleLimitMilliseconds: 190_000,
};

const checkedSchema = (schema: string): string => {
  // What is announced for dropping by hand must never be able to name a schema of somebody's.
  if (/^mlm_payout_smoke_[a-z0-9_]{1,40}$/.test(schema)) return schema;
  throw usageError(
    `--schema is ${JSON.stringify(schema)}: expected mlm_payout_smoke_ and 1 to 40 lower-case letters, digits and "_"`,
  );
};

type Names = { readonly schema: string; readonly username: string };

/** On stderr and before anything is made: whoever kills this terminal can still tidy up. */
const announce = ({ where }: SmokeTarget, { schema, username }: Names, slow: boolean): void => {
  process.stderr.write(
    [
      `Asking the Data API of ${where}; takes ${slow ? 'about six minutes' : 'less than a minute'}.`,
      `Makes the scratch schema ${schema} and the locked user ${username}, and drops both in the end; touches nothing else.`,
      `Should this terminal be killed, drop them by hand: ${byHand([dropSchema(schema), dropUser(username)])}\n`,
    ].join('\n'),
  );
};

const exitCode = (results: readonly ProbeResult[]): number => {
  if (countOf(results, 'failed') > 0) return 2;
  return countOf(results, 'differs') > 0 ? 3 : 0;
};

const print = (lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);

/** Asks every question, says what was answered, and ends with 2 or 3 where that is not as assumed. */
export const smoke = async (options: SmokeOptions): Promise<void> => {
  const random = randomBytes(4).toString('hex');
  const names = {
    schema: checkedSchema(options.schema ?? `mlm_payout_smoke_${random}`),
    username: `mlm_smoke_${random}`,
  };
  const target = smokeTarget(options);
  const probes = PROBES.filter(({ slow }) => options.slow || !slow);
  const left = PROBES.filter((probe) => !probes.includes(probe)).map(({ name }) => name);
  announce(target, names, options.slow ?? false);
  const onResult = (result: ProbeResult): void => {
    if (!options.json) print(resultLines(result));
  };
  const results = await untilInterrupted((signal) =>
    runSmoke({ ...names, target, probes, waits: WAITS, signal, onResult }),
  );
  print(options.json ? [JSON.stringify({ where: target.where, results })] : summaryLines(results, left));
  const code = exitCode(results);
  if (code !== 0) throw new EndsWith(code);
};
