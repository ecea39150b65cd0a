import { ApiError } from './api-error.ts';

const sigV4 =
  /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request,\s*SignedHeaders=[^,\s]+,\s*Signature=[0-9a-f]{64}$/;

/** Who signed. The signature itself is not checked: there is no secret key to check it with. */
export const accessKeyIdOf = (authorization: string | undefined): string => {
  if (authorization === undefined) {
    throw new ApiError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const [, accessKeyId, service] = sigV4.exec(authorization) ?? [];
  if (accessKeyId === undefined) {
    throw new ApiError(
      'IncompleteSignatureException',
      'The Authorization header is no complete SigV4 signature',
    );
  }
  if (service !== 'rds-data') {
    throw new ApiError(
      'InvalidSignatureException',
      "Credential should be scoped to correct service: 'rds-data'.",
    );
  }
  return accessKeyId;
};

/** Who claims to have signed, for the record of a call that may yet be refused. */
export const claimedAccessKeyId = (authorization: string | undefined): string | undefined =>
  /Credential=([^/,\s]+)/.exec(authorization ?? '')?.[1];

/** Asked for every call; false is an AccessDeniedException. */
export type Authorize = (
  accessKeyId: string,
  action: string,
  resourceArn: string,
) => boolean | Promise<boolean>;

export const demand = async (
  authorize: Authorize,
  accessKeyId: string,
  action: string,
  resourceArn: string,
): Promise<void> => {
  if (await authorize(accessKeyId, action, resourceArn)) return;
  const message = `User: ${accessKeyId} is not authorized to perform: ${action} on resource: ${resourceArn}`;
  throw new ApiError('AccessDeniedException', message);
};
