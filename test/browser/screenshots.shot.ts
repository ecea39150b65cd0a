import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { eachScreen } from './each-screen.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where `npm run screenshots` puts them. */
    screenshots: string;
  }
}

const folder = inject('screenshots');
mkdirSync(folder, { recursive: true });

eachScreen('has its picture taken', async (page, screen, { window, colours }) => {
  await page.screenshot({ path: join(folder, `${screen}-${window}-${colours}.png`), animations: 'disabled' });
});
