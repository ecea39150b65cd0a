import { join, resolve } from 'node:path';
import { argv, cwd, env } from 'node:process';
import { startVitest } from 'vitest/node';

/** `npm run screenshots -- [FOLDER]`: a picture of each screen, on desktop and phone, light and dark. */
const usual = join(import.meta.dirname, '../../.local/screenshots');
// npm runs scripts in the folder of the package; its user may be elsewhere.
const folder = argv[2] === undefined ? usual : resolve(env['INIT_CWD'] ?? cwd(), argv[2]);

const vitest = await startVitest('test', [], {
  config: 'vitest.browser.config.ts',
  include: ['test/browser/**/*.shot.ts'],
  watch: false,
  provide: { screenshots: folder },
});
await vitest.close();
process.stdout.write(`The pictures are in ${folder}.\n`);
