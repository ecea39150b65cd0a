import type { JWTPayload } from 'jose';
import type { LocalIssuer } from '../issuer/local-issuer.ts';
import type { RouteDefinition } from '../template/read-http-api.ts';
import { GatewayRefusal } from './gateway-refusal.ts';

export type TokenClaims = Readonly<Record<string, unknown>>;

/** RSA only, as API Gateway. */
const algorithms = ['RS256', 'RS384', 'RS512'];

const wordsOf = (claim: unknown): readonly string[] => {
  if (Array.isArray(claim)) return claim.map(String);
  return typeof claim === 'string' ? claim.split(' ') : [];
};

/** The client of an access token counts only where no audience is named. */
const isMeantForUs = ({ aud, client_id }: JWTPayload, clientId: string): boolean =>
  [aud ?? client_id].flat().includes(clientId);

/** Before their time: jose looks at `nbf` itself, and leaves `iat` to us. */
const isIssued = ({ iat }: JWTPayload): boolean => iat === undefined || iat <= Date.now() / 1000;

const signedClaims = async (token: string, issuer: LocalIssuer): Promise<JWTPayload> => {
  const { createLocalJWKSet, decodeProtectedHeader, jwtVerify } = await import('jose');
  // With a single key jose would not ask for its name; API Gateway does.
  if (!decodeProtectedHeader(token).kid) throw new Error('the token names no key');
  const keys = createLocalJWKSet(await issuer.publicKeys());
  const options = { issuer: issuer.url, algorithms, requiredClaims: ['exp'] };
  return (await jwtVerify(token, keys, options)).payload;
};

const refused = (status: 401 | 403, scopes: readonly string[], error: string, why: string): GatewayRefusal =>
  new GatewayRefusal(
    status,
    `Bearer scope="${scopes.join(' ')}" error="${error}" error_description="${why}"`,
  );

const checkedClaims = async (
  token: string,
  { scopes }: RouteDefinition,
  issuer: LocalIssuer,
): Promise<JWTPayload> => {
  const invalid = (why: string) => refused(401, scopes, 'invalid_token', why);
  const claims = await signedClaims(token, issuer).catch((error: Error) => {
    throw invalid(error.message.replaceAll('"', "'"));
  });
  if (!isIssued(claims)) throw invalid('the token is issued in the future');
  if (!isMeantForUs(claims, issuer.clientId)) throw invalid('the token does not have a valid audience');
  return claims;
};

/** The claims of the request's token; throws the refusal where API Gateway's JWT authorizer refuses. */
export const authorizeToken = async (
  authorization: string | undefined,
  route: RouteDefinition,
  issuer: LocalIssuer,
): Promise<TokenClaims> => {
  const token = authorization?.replace(/^bearer /i, '').trim();
  if (!token) throw new GatewayRefusal(401, 'Bearer');
  const claims = await checkedClaims(token, route, issuer);
  const held = wordsOf(claims['scope'] ?? claims['scp']);
  if (route.scopes.length === 0 || route.scopes.some((scope) => held.includes(scope))) return claims;
  throw refused(403, route.scopes, 'insufficient_scope', 'the token has none of these scopes');
};
