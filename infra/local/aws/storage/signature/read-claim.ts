import { StorageError } from '../storage-error.ts';
import type { StorageRequest } from '../storage-request.ts';
import type { Claim } from './claim.ts';

const authorizationHeader =
  /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

const weekSeconds = 604_800;

const claimInHeader = ({ header }: StorageRequest, authorization: string): Claim => {
  const [, accessKeyId, scope, signedHeaders, signature] = authorizationHeader.exec(authorization) ?? [];
  const [signedAt, payload] = [header('x-amz-date'), header('x-amz-content-sha256')];
  if (!accessKeyId || !scope || !signedHeaders || !signature)
    throw new StorageError(
      'AuthorizationHeaderMalformed',
      'The authorization header that you provided is not valid.',
    );
  if (!signedAt)
    throw new StorageError('AccessDenied', 'AWS authentication requires a valid Date or x-amz-date header');
  if (!payload)
    throw new StorageError(
      'InvalidRequest',
      'Missing required header for this request: x-amz-content-sha256',
    );
  const parts = { accessKeyId, scope, signature, signedAt, payload };
  return { ...parts, signedHeaders: signedHeaders.split(';'), expiresSeconds: undefined };
};

const unfit = (message: string) => new StorageError('AuthorizationQueryParametersError', message);

const claimInQuery = ({ query }: StorageRequest): Claim => {
  const required = (name: string): string => {
    const value = query.get(`X-Amz-${name}`);
    if (value) return value;
    throw unfit(
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
    );
  };
  if (required('Algorithm') !== 'AWS4-HMAC-SHA256')
    throw unfit('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"');
  const [accessKeyId = '', ...scope] = required('Credential').split('/');
  const expiresSeconds = Number(required('Expires'));
  if (!(expiresSeconds >= 0)) throw unfit('X-Amz-Expires should be a number');
  if (expiresSeconds > weekSeconds)
    throw unfit(
      'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
    );
  return {
    accessKeyId,
    scope: scope.join('/'),
    signedAt: required('Date'),
    signedHeaders: required('SignedHeaders').split(';'),
    payload: query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
    signature: required('Signature'),
    expiresSeconds,
  };
};

/** Who signed, when, and what; a request that nobody signed is refused. */
export const readClaim = (request: StorageRequest): Claim => {
  const authorization = request.header('authorization');
  if (authorization) return claimInHeader(request, authorization);
  if ([...request.query.keys()].some((name) => name.startsWith('X-Amz-'))) return claimInQuery(request);
  throw new StorageError('AccessDenied', 'Access Denied');
};
