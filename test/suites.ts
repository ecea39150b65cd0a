import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseCLI, startVitest } from 'vitest/node';

/** One path through each area of the integration suites; unit and infrastructure are quick, but for what a line below names. */
const PATHS: Readonly<Record<string, string>> = {
  approval: 'approval/story.exhaustive.test.ts',
  attestation: 'attestation/kept-events.test.ts',
  cli: 'cli/status.test.ts',
  'data-api': 'data-api/statements.test.ts',
  exports: 'exports/files.test.ts',
  host: 'host/refused-schemas.test.ts',
  'local-stack': 'local-stack/services.test.ts',
  migrate: 'migrate/database-users.test.ts',
  notice: 'notice/sending.test.ts',
  'npm-start': 'npm-start/refused.test.ts',
  offers: 'offers/stories.test.ts',
  ops: 'ops/status.test.ts',
  payments: 'payments/failed-before.test.ts',
  payout: 'payout/batch-created.test.ts',
  people: 'people/person.test.ts',
  restored: 'restored/drill.test.ts',
};

const quick = (): readonly string[] => {
  const home = join(import.meta.dirname, 'integration');
  const paths = readdirSync(home).map((area) => PATHS[area] ?? area);
  const gone = paths.filter((path) => !existsSync(join(home, path)));
  if (gone.length > 0)
    throw new Error(`test/suites.ts names ${gone.join(', ')}: expected files of test/integration.`);
  return ['test/unit', 'test/infra', ...paths.map((path) => `test/integration/${path}`)];
};

/** The proofs try those whole; of a folder or a file that is named, they are tried by a case each. */
const LEFT_TO_PROOFS = ['--exclude', 'test/integration/**/*.exhaustive.test.ts'];

/** Half a minute of it; `npm run check:synth` synthesizes the stack by the same command. */
const NOT_QUICK = ['--exclude', 'test/infra/cdk-synth.test.ts'];

const argv = process.argv.slice(2);
const given = argv.filter((argument) => argument !== '--quick');
const isQuick = given.length < argv.length;
const named = [...parseCLI(['vitest', 'run', ...given]).filter, ...(isQuick ? quick() : [])];
const leftOut = [...(named.length === 0 ? LEFT_TO_PROOFS : []), ...(isQuick ? NOT_QUICK : [])];
const { options } = parseCLI(['vitest', 'run', ...given, ...leftOut]);
const vitest = await startVitest('test', named, options);
await vitest.close();
