type Allowed = {
  /** Of this answer alone: Mantine writes the colours of its theme into style elements. */
  readonly styleNonce: string;
  /** Where the browser is sent to sign in, and asks for tokens. */
  readonly issuerOrigins: readonly string[];
};

/**
 * What the page may load and whom it may ask: its own files, its own API, the issuer. No inline script, and inline style under
 * the nonce only; styles that scripts set on an element are no inline style to a browser.
 */
export const securityPolicy = ({ styleNonce, issuerOrigins }: Allowed): string =>
  Object.entries({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${styleNonce}'`,
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': ["'self'", ...issuerOrigins].join(' '),
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
