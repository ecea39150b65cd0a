import { describe, expect, it } from 'vitest';
import { wasNeverSent } from '../../../infra/cli/was-never-sent.ts';

const error = (more: object, message = 'x') => Object.assign(new Error(message), more);

describe('an invocation without an answer', () => {
  it.each([
    ['refused connection', error({ code: 'ECONNREFUSED', syscall: 'connect' })],
    ['unknown host', error({ code: 'ENOTFOUND', syscall: 'getaddrinfo' })],
    ['connection never made', error({ code: 'ETIMEDOUT', syscall: 'connect' })],
    [
      'connection not made in time',
      error({ name: 'TimeoutError' }, 'the socket did not establish a connection'),
    ],
    ['no credentials', error({ name: 'CredentialsProviderError' })],
    ['no region', error({}, 'Region is missing')],
    ['no such function', error({ name: 'ResourceNotFoundException', $metadata: { httpStatusCode: 404 } })],
    ['throttled', error({ name: 'TooManyRequestsException', $metadata: { httpStatusCode: 429 } })],
  ])('was never sent: %s', (_, thrown) => expect(wasNeverSent(thrown)).toBe(true));

  it.each([
    ['reset', error({ code: 'ECONNRESET', syscall: 'read' })],
    ['timed out', error({ name: 'TimeoutError', code: 'ETIMEDOUT' })],
    ['server error', error({ name: 'ServiceException', $metadata: { httpStatusCode: 500 } })],
    ['gateway error', error({ $metadata: { httpStatusCode: 502 } })],
    ['unreadable answer', error({ name: 'SyntaxError', $metadata: { httpStatusCode: 200 } })],
    ['anything else', 'a string'],
  ])('may have run: %s', (_, thrown) => expect(wasNeverSent(thrown)).toBe(false));
});
