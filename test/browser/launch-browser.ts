import { env } from 'node:process';
import { type Browser, chromium } from 'playwright-core';

/** Not even a name is looked up, whatever a page asks for. */
const NOTHING_BUT_THIS_MACHINE = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

const launch = (chromiumSandbox: boolean): Promise<Browser> =>
  chromium.launch({
    executablePath: env['PAYOUT_CHROMIUM'] ?? '',
    chromiumSandbox,
    args: ['--disable-quic', '--no-proxy-server', NOTHING_BUT_THIS_MACHINE],
  });

/** Without a window. In a sandbox where there can be one: as root, and in some containers, there cannot. */
export const launchBrowser = (): Promise<Browser> => {
  if (!env['PAYOUT_CHROMIUM'])
    throw new Error('PAYOUT_CHROMIUM names no browser: expected to be started by npm run test:browser.');
  return launch(true).catch((error: Error) => {
    if (error.message.includes('sandboxing failed')) return launch(false);
    throw error;
  });
};
