import { randomUUID } from 'node:crypto';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { SIGN_IN_SCOPES } from '../../constructs/sign-in/api-scopes.ts';
import { accessClaims, accessTokenSeconds } from './access-claims.ts';
import { escaped, htmlHeaders, htmlPage } from './html-page.ts';
import type { LocalIssuer } from './local-issuer.ts';
import { type MemoryStore, memoryAdapter } from './memory-store.ts';
import { findAccount, identityClaims } from './person-account.ts';
import { signOutPage } from './sign-out-page.ts';
import type { SigningKey } from './signing-key.ts';

/** oidc-provider signs access tokens as JWT only for a named resource; tokens do not show it. */
const RESOURCE = 'urn:payouts:api';

const refreshTokenSeconds = 12 * 3_600;

const respond = (ctx: KoaContextWithOIDC, title: string, body: string): void => {
  ctx.set(htmlHeaders);
  ctx.body = htmlPage(title, body);
};

/** Whoever is signed in has consented: the one client is the company's own. */
const grantAll: Configuration['loadExistingGrant'] = async ({ oidc }) => {
  const { clientId } = oidc.client ?? {};
  const { accountId } = oidc.session ?? {};
  if (!clientId || !accountId) return undefined;
  const grant = new oidc.provider.Grant({ clientId, accountId });
  grant.addOIDCScope(SIGN_IN_SCOPES);
  grant.addResourceScope(RESOURCE, SIGN_IN_SCOPES);
  await grant.save();
  return grant;
};

/** oidc-provider insists on an audience, Cognito's access tokens have none: this one is seen by the former only. */
const withHiddenAudience = <Claims extends object>(claims: Claims) =>
  Object.defineProperty(claims, 'aud', { value: RESOURCE, enumerable: false, writable: true });

/** When the person authenticated, whatever was refreshed since; a silent sign-in, too, is of the session's moment. */
const authTimeOf = ({ oidc: { entities } }: KoaContextWithOIDC): number | undefined =>
  (entities.RotatedRefreshToken ?? entities.RefreshToken ?? entities.AuthorizationCode)?.authTime;

const shapeAccessToken =
  ({
    url,
    clientId,
  }: LocalIssuer): NonNullable<NonNullable<Configuration['formats']>['customizers']>['jwt'] =>
  (ctx, _token, jwt) => {
    const { jti, iat, exp, scope, sub } = jwt.payload;
    const now = Number(iat);
    const groups = identityClaims(String(sub))['cognito:groups'];
    const claims = accessClaims(url, clientId, now, {
      sub: String(sub),
      jti,
      exp,
      scope,
      'cognito:groups': groups,
      auth_time: authTimeOf(ctx) ?? now,
    });
    jwt.payload = withHiddenAudience(claims);
  };

const client = (issuer: LocalIssuer, pageUrl: string) => ({
  client_id: issuer.clientId,
  token_endpoint_auth_method: 'none' as const,
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code' as const],
  redirect_uris: [pageUrl],
  post_logout_redirect_uris: [pageUrl],
  require_auth_time: true,
});

const features = (issuer: LocalIssuer): Configuration['features'] => ({
  devInteractions: { enabled: false },
  resourceIndicators: {
    enabled: true,
    defaultResource: () => RESOURCE,
    useGrantedResource: () => true,
    getResourceServerInfo: () => ({
      scope: SIGN_IN_SCOPES,
      audience: RESOURCE,
      accessTokenFormat: 'jwt',
      accessTokenTTL: accessTokenSeconds,
    }),
  },
  rpInitiatedLogout: {
    enabled: true,
    logoutSource: signOutPage,
    postLogoutSuccessSource: (ctx) =>
      respond(ctx, 'Signed out', `<p>You are signed out of ${escaped(issuer.url)}.</p>`),
  },
});

/** Of the cookies: other stacks on this machine share the host name, and cookies know no ports. */
const cookieNames = ({ url }: LocalIssuer) => {
  const { port } = new URL(url);
  return {
    session: `payouts-${port}-session`,
    interaction: `payouts-${port}-interaction`,
    resume: `payouts-${port}-resume`,
  };
};

/** An OpenID provider whose tokens look like Cognito's; `pageUrl` is where people come from and return to. */
export const providerConfiguration = (
  issuer: LocalIssuer,
  key: SigningKey,
  pageUrl: string,
): Configuration => {
  const store: MemoryStore = new Map();
  return {
    adapter: (kind) => memoryAdapter(store, kind),
    clients: [client(issuer, pageUrl)],
    jwks: { keys: [key] },
    discovery: { payouts_client_id: issuer.clientId },
    pkce: { required: () => true },
    scopes: SIGN_IN_SCOPES.split(' '),
    claims: { openid: Object.keys(identityClaims('')) },
    conformIdTokenClaims: false,
    findAccount,
    loadExistingGrant: grantAll,
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    clientBasedCORS: (_, origin) => origin === new URL(pageUrl).origin,
    cookies: { keys: [randomUUID()], names: cookieNames(issuer) },
    interactions: { url: (_, { uid }) => `/sign-in/${uid}` },
    ttl: {
      AccessToken: accessTokenSeconds,
      IdToken: accessTokenSeconds,
      AuthorizationCode: 60,
      RefreshToken: refreshTokenSeconds,
      Session: refreshTokenSeconds,
      Grant: refreshTokenSeconds,
      Interaction: 3_600,
    },
    features: features(issuer),
    formats: { customizers: { jwt: shapeAccessToken(issuer) } },
    renderError: (ctx, { error, error_description: why }) =>
      respond(ctx, 'This sign-in cannot go on', `<p>${escaped(`${error}: ${why}`)}</p>`),
  };
};
