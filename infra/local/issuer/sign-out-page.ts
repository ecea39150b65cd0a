import { createHash } from 'node:crypto';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { htmlHeaders, htmlPage } from './html-page.ts';

const CONFIRM = 'document.forms[0].submit();';
const CONFIRM_HASH = createHash('sha256').update(CONFIRM).digest('base64');

const ASKED = `<button form="op.logoutForm" name="logout" value="yes">Yes, sign out</button>`;

/** `form` is oidc-provider's, with a secret in it; whoever else may have sent somebody here does not know it. */
const askFirst = (ctx: KoaContextWithOIDC, form: string): void => {
  ctx.set(htmlHeaders);
  ctx.body = htmlPage('Sign out?', form + ASKED);
};

/** As Cognito does it. Without a script there is still the button. */
const goOn = (ctx: KoaContextWithOIDC, form: string): void => {
  ctx.set({
    ...htmlHeaders,
    'content-security-policy': `${htmlHeaders['content-security-policy']}; script-src 'sha256-${CONFIRM_HASH}'`,
  });
  const confirmed = form.replace('</form>', '<input type="hidden" name="logout" value="yes"/></form>');
  ctx.body = htmlPage(
    'Signing out',
    `${confirmed}<noscript><button form="op.logoutForm">Sign out</button></noscript><script>${CONFIRM}</script>`,
  );
};

/** Asks, unless the page asked that the person was using: only it has their ID token. */
export const signOutPage = (ctx: KoaContextWithOIDC, form: string): void =>
  (ctx.oidc.entities.IdTokenHint ? goOn : askFirst)(ctx, form);
