import { describe, expect, it } from 'vitest';
import { wasNeverSent } from '../../../infra/cli/target/was-never-sent.ts';

const error = (more: object, message = 'x') => Object.assign(new Error(message), more);

/** As the SDK throws what Lambda itself said. */
const said = (name: string, httpStatusCode: number) =>
  error({ name, $metadata: { httpStatusCode }, $fault: httpStatusCode < 500 ? 'client' : 'server' });

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
    ['no such function', said('ResourceNotFoundException', 404)],
    ['throttled', said('TooManyRequestsException', 429)],
    ['expired credentials', said('ExpiredTokenException', 403)],
  ])('was never sent: %s', (_, thrown) => expect(wasNeverSent(thrown)).toBe(true));

  it.each([
    ['reset', error({ code: 'ECONNRESET', syscall: 'read' })],
    ['timed out', error({ name: 'TimeoutError', code: 'ETIMEDOUT' })],
    ['server error', said('ServiceException', 500)],
    ["a proxy's refusal", error({ name: 'SyntaxError', $metadata: { httpStatusCode: 403 } })],
    ['gateway error', error({ $metadata: { httpStatusCode: 502 } })],
    ['unreadable answer', error({ name: 'SyntaxError', $metadata: { httpStatusCode: 200 } })],
    ['anything else', 'a string'],
  ])('may have run: %s', (_, thrown) => expect(wasNeverSent(thrown)).toBe(false));
});
