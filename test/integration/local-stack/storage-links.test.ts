import { setTimeout as sleep } from 'node:timers/promises';
import { GetObjectCommand, type GetObjectCommandInput, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { functionAccessKeyId } from '../../../infra/local/access/access.ts';
import { type FixtureStack, startFixtureStack } from './fixture-stack.ts';

const file = { Bucket: 'files', Key: 'exports/AUTO-1 items.csv' };
const text = 'item,amount\r\n1,10.50\r\n';

let fixture: FixtureStack;
let approval: S3Client;
beforeAll(async () => {
  fixture = await startFixtureStack();
  approval = new S3Client(fixture.client('S3', functionAccessKeyId('approval')));
  await new S3Client(fixture.client('S3')).send(new PutObjectCommand({ ...file, Body: text }));
});
afterAll(() => fixture.discard());

const link = (more: Partial<GetObjectCommandInput> = {}, expiresIn = 300, client = approval) =>
  getSignedUrl(client, new GetObjectCommand({ ...file, ...more }), { expiresIn });

const follow = async (url: string | URL, init: RequestInit = {}) => {
  const response = await fetch(url, init);
  const body = await response.text();
  const code = /<Code>(\w+)<\/Code>/.exec(body)?.[1];
  return { status: response.status, headers: response.headers, body, code };
};

const changed = async (change: (url: URL) => unknown) => {
  const url = new URL(await link());
  change(url);
  return follow(url);
};

describe('a link', () => {
  it('is followed by whoever has it, until it ends', async () => {
    const url = await link();
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect(await follow(url)).toMatchObject({ status: 200, body: text });
  });

  it('may say what the answer is called and what it is', async () => {
    const url = await link({
      ResponseContentDisposition: 'attachment; filename="items.csv"',
      ResponseContentType: 'text/csv; charset=utf-8',
    });
    const { headers, body } = await follow(url);
    expect(body).toBe(text);
    expect(headers.get('content-disposition')).toBe('attachment; filename="items.csv"');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  });

  it('that has ended says since when', async () => {
    const url = await link({}, 1);
    await sleep(2_100);
    const { status, code, body, headers } = await follow(url);
    expect({ status, code }).toEqual({ status: 403, code: 'AccessDenied' });
    expect(body).toMatch(/<Message>Request has expired<\/Message>.*<Expires>20\d\d-.*<ServerTime>20\d\d-/);
    expect(headers.get('content-type')).toBe('application/xml');
  });

  const tampered = { status: 403, code: 'SignatureDoesNotMatch' };
  it.each<{ what: string; change: (url: URL) => unknown }>([
    { what: 'leads to another file', change: (url) => (url.pathname = '/files/exports/other.csv') },
    { what: 'lasts longer', change: (url) => url.searchParams.set('X-Amz-Expires', '3600') },
    { what: 'says more', change: (url) => url.searchParams.set('response-content-type', 'text/html') },
    { what: 'says less', change: (url) => url.searchParams.delete('x-id') },
    {
      what: 'has another signature',
      change: (url) => url.searchParams.set('X-Amz-Signature', 'f'.repeat(64)),
    },
  ])('that was changed and now $what is refused', async ({ change }) => {
    expect(await changed(change)).toMatchObject(tampered);
  });

  it('to read does not write', async () => {
    expect(await follow(await link(), { method: 'PUT', body: 'x' })).toMatchObject(tampered);
  });

  it('that nobody signed is refused', async () => {
    expect(await changed((url) => (url.search = ''))).toMatchObject({ status: 403, code: 'AccessDenied' });
    const forged = await changed((url) => url.searchParams.delete('X-Amz-Signature'));
    expect(forged).toMatchObject({ status: 400, code: 'AuthorizationQueryParametersError' });
  });

  it('for longer than a week is refused', async () => {
    const forever = await changed((url) => url.searchParams.set('X-Amz-Expires', '604801'));
    expect(forever).toMatchObject({ status: 400, code: 'AuthorizationQueryParametersError' });
  });

  it('reaches only what its signer may', async () => {
    const worker = new S3Client(fixture.client('S3', functionAccessKeyId('worker')));
    const { status, code, body } = await follow(await link({}, 300, worker));
    expect({ status, code }).toEqual({ status: 403, code: 'AccessDenied' });
    expect(body).toContain('assumed-role/WorkerRole/worker is not authorized to perform: s3:GetObject');
  });

  it('is not widened by a header that was not signed', async () => {
    const headers = { 'x-amz-meta-more': 'x' };
    expect(await follow(await link(), { headers })).toMatchObject({ status: 403, code: 'AccessDenied' });
  });
});

describe('a signed request', () => {
  const settings = (more: object) => new S3Client({ ...fixture.client('S3'), ...more });

  it.each([
    {
      of: 'nobody whom we know',
      more: { credentials: { accessKeyId: 'AKIAUNKNOWN', secretAccessKey: 'local' } },
      refusal: { name: 'InvalidAccessKeyId' },
    },
    {
      of: 'somebody without the secret',
      more: { credentials: { accessKeyId: 'AKIALOCALOPERATOR000', secretAccessKey: 'guessed' } },
      refusal: { name: 'SignatureDoesNotMatch' },
    },
    {
      of: 'another region',
      more: { region: 'us-east-1' },
      refusal: { name: 'AuthorizationHeaderMalformed' },
    },
    {
      of: 'an hour ago',
      more: { systemClockOffset: -3_600_000 },
      refusal: { name: 'RequestTimeTooSkewed' },
    },
  ])('of $of is refused: $refusal.name', async ({ more, refusal }) => {
    await expect(settings(more).send(new GetObjectCommand(file))).rejects.toMatchObject(refusal);
  });

  it('whose body is another than was signed is refused', async () => {
    const client = settings({});
    client.middlewareStack.add(
      (next) => (args) => {
        Object.assign(args.request as object, { body: 'OTHER' });
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );
    const put = client.send(new PutObjectCommand({ ...file, Key: 'signed', Body: 'THREE' }));
    await expect(put).rejects.toMatchObject({ name: 'XAmzContentSHA256Mismatch' });
  });
});
