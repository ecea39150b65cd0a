import { env } from 'node:process';
import { Command, InvalidArgumentError } from 'commander';
import { startVitest } from 'vitest/node';
import type { BenchOptions } from './bench-options.ts';
import { costTable } from './cost/cost-table.ts';
import { isMet } from './figure.ts';
import { hearFigures } from './hear-figures.ts';
import { tableOf } from './table.ts';
import { whereMeasured } from './where-measured.ts';

const begun = new Date();
const aDay = 86_400_000;

const commissions = (text: string): number => {
  if (/^\d{4,7}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number from 1000 to 9999999');
};

const command = new Command('npm run bench --')
  .description(
    'Measures ours beside others that do the same, on the server that PAYOUT_ENGINE names. Ratios are judged, times are told.',
  )
  .option('--quick', 'calls, sizes and plans only: what does not depend on the machine', false)
  .option('--cost', 'instead: what it would cost on AWS, by the calls and milliseconds it takes here', false)
  .option('--json', 'the figures as JSON instead of a table', false)
  .option('--pools <sizes>', "of the server's buffer pool, with commas between", '2G,64M')
  .option('--most <commissions>', 'the largest run', commissions, 1_000_000)
  .argument('[parts...]', 'only parts whose path contains one of these')
  .parse();

const { quick, cost, json, pools, most } = command.opts<{
  readonly quick: boolean;
  readonly cost: boolean;
  readonly json: boolean;
  readonly pools: string;
  readonly most: number;
}>();
const bench: BenchOptions = { quick, pools: pools.split(','), most };
// Whatever is said on the way is not part of the JSON.
const say = process.stdout.write.bind(process.stdout);
if (json) process.stdout.write = process.stderr.write.bind(process.stderr);
/** What takes long; and what needs a browser, where there is none. */
const leftOut = [...(quick ? ['long'] : []), ...(quick || !env['PAYOUT_CHROMIUM'] ? ['browser'] : [])];
const heard = hearFigures();
const vitest = await startVitest('test', command.args, {
  config: false,
  watch: false,
  include: [`test/bench/${cost ? 'cost' : '!(cost)'}/**/*.bench.ts`],
  exclude: leftOut.map((kind) => `test/bench/**/*.${kind}.bench.ts`),
  globalSetup: ['test/support/synthesize-once.ts'],
  maxWorkers: 1,
  fileParallelism: false,
  testTimeout: aDay,
  hookTimeout: aDay,
  provide: { bench },
  reporters: ['default'],
  onConsoleLog: (text) => {
    process.stderr.write(heard.hear(text));
    return false;
  },
});
await vitest.close();
const missed = heard.figures.filter((figure) => isMet(figure, quick) === false);
process.stdout.write(`${whereMeasured(begun, process.argv.slice(2))}\n\n`);
const table = () => (cost ? costTable(heard.figures) : tableOf(heard.figures, quick));
say(`${json ? JSON.stringify(heard.figures) : table()}
`);
if (missed.length > 0) {
  process.stderr.write(`bench: ${missed.length} of ${heard.figures.length} figures missed their target.\n`);
  process.exitCode = 1;
}
