import { type Access, secretAccessKey } from '../../../access/access.ts';
import { region } from '../../../template/pseudo-parameters.ts';
import { StorageError } from '../storage-error.ts';
import type { StorageRequest } from '../storage-request.ts';
import type { Claim } from './claim.ts';
import { computeSignature } from './compute-signature.ts';
import { readClaim } from './read-claim.ts';

const skewMilliseconds = 15 * 60_000;

const instantOf = (signedAt: string): Date => {
  const instant = new Date(
    signedAt.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
  if (!Number.isNaN(instant.getTime())) return instant;
  throw new StorageError('AccessDenied', 'X-Amz-Date must be formatted as yyyyMMddTHHmmssZ');
};

/** `2026-11-28T02:30:00Z`, as S3 writes it into its errors. */
const second = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`;

const refuseWrongScope = ({ scope, signedAt, expiresSeconds }: Claim): void => {
  const expected = `${signedAt.slice(0, 8)}/${region}/s3/aws4_request`;
  if (scope === expected) return;
  throw new StorageError(
    expiresSeconds === undefined ? 'AuthorizationHeaderMalformed' : 'AuthorizationQueryParametersError',
    `The credential is for ${scope}; expecting ${expected}`,
    { Region: region },
  );
};

const refuseWrongTime = ({ signedAt, expiresSeconds }: Claim, now: Date): void => {
  const begins = instantOf(signedAt);
  const early = begins.getTime() - now.getTime() > skewMilliseconds;
  const serverTime = { ServerTime: second(now) };
  if (expiresSeconds === undefined) {
    if (!early && now.getTime() - begins.getTime() <= skewMilliseconds) return;
    const message = 'The difference between the request time and the current time is too large.';
    throw new StorageError('RequestTimeTooSkewed', message, { RequestTime: signedAt, ...serverTime });
  }
  if (early) throw new StorageError('AccessDenied', 'Request is not valid yet', serverTime);
  const ends = new Date(begins.getTime() + expiresSeconds * 1000);
  if (now < ends) return;
  const details = { 'X-Amz-Expires': String(expiresSeconds), Expires: second(ends), ...serverTime };
  throw new StorageError('AccessDenied', 'Request has expired', details);
};

/** What is not signed, anybody on the way could have added. */
const refuseUnsignedHeaders = ({ headerNames }: StorageRequest, { signedHeaders }: Claim): void => {
  const unsigned = headerNames.filter(
    (name) => (name === 'host' || name.startsWith('x-amz-')) && !signedHeaders.includes(name),
  );
  if (unsigned.length === 0) return;
  const message = 'There were headers present in the request which were not signed';
  throw new StorageError('AccessDenied', message, { HeadersNotSigned: unsigned.join(', ') });
};

/** The claim, once it is proved: signed with the secret, for here and now, over all that could change the answer. */
export const verifySignature = (request: StorageRequest, access: Access, now: Date): Claim => {
  const claim = readClaim(request);
  if (!access.principalOf(claim.accessKeyId)) {
    throw new StorageError(
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
      { AWSAccessKeyId: claim.accessKeyId },
    );
  }
  refuseWrongScope(claim);
  refuseUnsignedHeaders(request, claim);
  if (computeSignature(request, claim, secretAccessKey) !== claim.signature) {
    throw new StorageError(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    );
  }
  refuseWrongTime(claim, now);
  return claim;
};
