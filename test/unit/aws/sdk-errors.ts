import { RDSDataServiceException } from '@aws-sdk/client-rds-data';

/** What the SDK throws where no endpoint of ours can make it, as 3.1143 was seen to throw it. */
type Thrown = Error & { readonly $metadata: { readonly httpStatusCode?: number } };

/** The service said so itself. */
export const said = (name: string, httpStatusCode = 400, message = 'why'): Thrown =>
  new RDSDataServiceException({
    name,
    message,
    $fault: httpStatusCode < 500 ? 'client' : 'server',
    $metadata: { httpStatusCode },
  });

export const throttled = (): Thrown => said('ThrottlingException', 400, 'Rate exceeded');

export const expired = (name = 'ExpiredTokenException'): Thrown =>
  said(name, 403, 'The security token included in the request is expired');

/** The SDK's own clock: nobody answered in time. */
export const timedOut = (): Thrown =>
  Object.assign(
    new Error(
      '@smithy/node-http-handler - [ERROR] a request has exceeded the configured 55000 ms requestTimeout.',
    ),
    { name: 'TimeoutError', code: 'ETIMEDOUT', $metadata: {} },
  );

export const hungUp = (): Thrown =>
  Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET', $metadata: {} });

/** A proxy's page, or the half of an answer: what answered did not speak for the service, whatever its status. */
export const unreadable = (httpStatusCode: number): Thrown =>
  Object.assign(
    new SyntaxError(
      `Unexpected token '<', "<html>asha"... is not valid JSON\n  Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.`,
    ),
    { $metadata: { httpStatusCode } },
  );
