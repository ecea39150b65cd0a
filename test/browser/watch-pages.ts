import type { BrowserContext, ConsoleMessage, Request, Response } from 'playwright-core';

export type Watch = {
  /** What went wrong and nobody expected, in order, since it was last asked. */
  readonly troubles: () => readonly string[];
  /** From now on trouble that matches is what a test is about. */
  readonly expects: (trouble: RegExp) => void;
};

/** Chromium tells a page of it, and its own console only about some. */
const TELL_VIOLATIONS = `addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
  console.error('CSP: ' + effectiveDirective + ' refuses ' + blockedURI + ' (' + sourceFile + ':' + lineNumber + ')'))`;

const fromConsole = (message: ConsoleMessage): string | undefined => {
  const text = message.text();
  // The browser's own word for an answer of 400 and more, which is told with its method and path below.
  if (message.type() !== 'error' || text.startsWith('Failed to load resource')) return undefined;
  return `console: ${text}`;
};

const leavesThisMachine = (url: string): boolean => {
  const { protocol, hostname } = new URL(url);
  return /^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1';
};

const fromRequest = (request: Request): string | undefined =>
  leavesThisMachine(request.url()) ? `left this machine: ${request.method()} ${request.url()}` : undefined;

const askedFor = (request: Request): string => `${request.method()} ${new URL(request.url()).pathname}`;

const fromResponse = (response: Response): string | undefined =>
  response.status() < 400 ? undefined : `${response.status()} ${askedFor(response.request())}`;

/** A page that goes elsewhere aborts what it had asked for. */
const fromFailure = (request: Request): string | undefined => {
  const why = request.failure()?.errorText ?? '';
  return why === 'net::ERR_ABORTED' ? undefined : `${why} ${askedFor(request)}`;
};

/** Whatever goes wrong in a page without being seen: errors, breaches of its policy, requests elsewhere, refusals. */
export const watchPages = async (context: BrowserContext): Promise<Watch> => {
  const expected: RegExp[] = [];
  let troubles: string[] = [];
  const note = (trouble: string | undefined): void => {
    if (trouble !== undefined && !expected.some((pattern) => pattern.test(trouble))) troubles.push(trouble);
  };
  await context.addInitScript(TELL_VIOLATIONS);
  context.on('console', (message) => note(fromConsole(message)));
  context.on('weberror', (error) => note(`uncaught: ${error.error().message}`));
  context.on('request', (request) => note(fromRequest(request)));
  context.on('response', (response) => note(fromResponse(response)));
  context.on('requestfailed', (request) => note(fromFailure(request)));
  return {
    troubles: () => {
      const told = troubles;
      troubles = [];
      return told;
    },
    expects: (trouble) => void expected.push(trouble),
  };
};
