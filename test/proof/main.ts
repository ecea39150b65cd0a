import { Command, InvalidArgumentError, Option } from 'commander';
import { startVitest } from 'vitest/node';
import type { ProofOptions } from './proof-options.ts';
import { openTally } from './tally.ts';

const aDay = 86_400_000;

const whole = (text: string): number => {
  if (/^\d{1,9}$/.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError('expected a whole number from 1 to 999999999');
};

const number = (flags: string, description: string, usual: number): Option =>
  new Option(flags, description).argParser(whole).default(usual);

const command = new Command('npm run proof --')
  .description('Tries to break the five promises, on the local stack. What it tried and found is printed.')
  .addOption(number('--seed <number>', 'whatever is drawn by chance is drawn from it', 1))
  .addOption(number('--faults <count>', 'faults in each use case; 9999 tries every call with every fault', 8))
  .option('--only <text>', 'only faults whose name, which a failure prints, contains it')
  .addOption(number('--lies <count>', 'made-up messages of each kind', 40))
  .addOption(number('--histories <count>', 'histories in which model and machine are compared', 80))
  .addOption(number('--days <count>', 'days of the rehearsal', 3))
  .addOption(number('--commissions <count>', 'commissions that each of these days adds', 2_000))
  .addOption(number('--schemas <count>', "pairs in which a company's tables differ from the usual ones", 24))
  .addOption(number('--items <count>', 'items of the largest batch that files are written of', 100_000))
  .option('--report <file>', "where vitest's JSON report goes")
  .argument('[parts...]', 'only proofs whose path contains one of these')
  .parse();

const { report, ...proof } = command.opts<ProofOptions & { readonly report?: string }>();
process.stdout.write(`proof: ${JSON.stringify(proof)}\n`);
const tally = openTally();
const vitest = await startVitest('test', command.args, {
  config: false,
  watch: false,
  include: ['test/proof/**/*.proof.ts', 'test/integration/**/*.exhaustive.test.ts'],
  globalSetup: ['test/support/synthesize-once.ts'],
  maxWorkers: 2,
  testTimeout: aDay,
  hookTimeout: aDay,
  provide: { proof, exhaustive: true },
  isolate: false,
  onConsoleLog: (text) => {
    process.stdout.write(tally.hear(text));
    return false;
  },
  reporters: ['default', ...(report === undefined ? [] : (['json'] as const))],
  ...(report !== undefined && { outputFile: { json: report } }),
});
await vitest.close();
process.stdout.write(['', `With seed ${proof.seed} this tried`, ...tally.lines(), ''].join('\n'));
