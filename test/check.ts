import { spawnSync } from 'node:child_process';
import { argv, env, exit } from 'node:process';

/** `npm run check`: what a change must pass. With --engines suites and proofs run on MariaDB and on MySQL. */
const isEngines = argv.includes('--engines');
const engines = isEngines ? ['mariadb', 'mysql'] : [env['PAYOUT_ENGINE'] ?? 'mariadb'];

const npm = (args: readonly string[], engine = 'mariadb'): void => {
  process.stdout.write(`\n== npm ${args.join(' ')} (${engine})\n`);
  const { status } = spawnSync('npm', args, {
    stdio: 'inherit',
    env: { ...env, PAYOUT_ENGINE: engine },
  });
  if (status !== 0) exit(status ?? 1);
};

npm(['run', '--silent', 'check:types']);
npm(['run', '--silent', 'check:style']);
npm(['run', '--silent', 'check:synth']);
for (const engine of engines) {
  npm(['test'], engine);
  if (isEngines) npm(['run', '--silent', 'proof'], engine);
}
