/** What the console function tells its page: who signs people in, and how the page may style itself under its CSP. */
export type ConsoleSettings = {
  readonly issuerUrl: string;
  readonly clientId: string;
  readonly version: string;
  readonly styleNonce: string;
};

const element = document.getElementById('console-settings');

/** Read once: it does not change while the page is open. */
export const consoleSettings = JSON.parse(element?.textContent || '{}') as ConsoleSettings;

/** Where the page lies below its origin; the API lies below it, too. */
export const BASE = '/admin/payouts';

declare global {
  var __webpack_nonce__: string | undefined;
}

/** The name under which what keeps the page from scrolling behind a dialog looks for it (get-nonce). */
globalThis.__webpack_nonce__ = consoleSettings.styleNonce;
