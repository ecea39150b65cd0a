import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { DEMO_PEOPLE } from '../demo/demo-people.ts';
import { readBody } from '../host/http-server.ts';
import { tellFailure } from '../host/tell-failure.ts';
import { htmlHeaders, htmlPage } from './html-page.ts';
import type { LocalIssuer } from './local-issuer.ts';
import { providerConfiguration } from './provider-configuration.ts';
import { signInPage } from './sign-in-page.ts';

const startProvider = async (issuer: LocalIssuer, pageUrl: string): Promise<Provider> => {
  const [{ Provider }, key] = await Promise.all([import('oidc-provider'), issuer.signingKey()]);
  const provider = new Provider(issuer.url, providerConfiguration(issuer, key, pageUrl));
  // The caller learns only that something went wrong here.
  provider.on('server_error', (_, error) =>
    process.stderr.write(`the local issuer: ${tellFailure(error)}\n`),
  );
  return provider;
};

const answer = (response: ServerResponse, status: number, page: string): void => {
  response.writeHead(status, htmlHeaders);
  response.end(page);
};

const expired = htmlPage(
  'This sign-in has ended',
  '<p>It was finished already, or began before the local stack was started again. Go back to the page that you came from and sign in from there.</p>',
);

const unknownPerson = htmlPage('Nobody by that name', '<p>Go back and choose one of the nine people.</p>');

/** The page, and what its form posts. */
const serveSignIn = async (
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  // Throws unless the browser that began this sign-in asks.
  await provider.interactionDetails(request, response);
  if (request.method !== 'POST') return answer(response, 200, signInPage());
  const accountId = new URLSearchParams((await readBody(request)).toString()).get('person') ?? '';
  if (!DEMO_PEOPLE.some(({ subject }) => subject === accountId)) return answer(response, 400, unknownPerson);
  await provider.interactionFinished(request, response, { login: { accountId } });
};

/** Discovery, keys, codes, tokens and the sign-in page. Loaded by the first request, as a start has no time for it. */
export const serveIssuer = (issuer: LocalIssuer, pageUrl: string): RequestListener => {
  let started: Promise<Provider> | undefined;
  return (request, response) => {
    started ??= startProvider(issuer, pageUrl);
    void started.then((provider) => {
      if (!request.url?.startsWith('/sign-in/')) return provider.callback()(request, response);
      return serveSignIn(provider, request, response).catch(() => answer(response, 400, expired));
    });
  };
};
