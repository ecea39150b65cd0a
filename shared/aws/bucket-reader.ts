import { setTimeout } from 'node:timers/promises';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { HttpRequest } from '@smithy/core/protocols';
import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';

/** Reads objects, and nothing else. */
export type BucketReader = {
  /** undefined: there is no such object. */
  read(key: string): Promise<{ readonly text: string; readonly etag: string } | undefined>;
  has(key: string): Promise<boolean>;
};

const TRIES_MAX = 3;
const PAUSE_MILLISECONDS = 200;
/** Of all tries: less than anybody waits for an answer of the API. */
const TIMEOUT_MILLISECONDS = 5_000;

class Sha256 extends Hash {
  constructor(secret?: ConstructorParameters<typeof Hash>[1]) {
    super('sha256', secret);
  }
}

/** Where S3 is. */
export type S3Place = {
  readonly region: string;
  /** Of another server, without names of buckets in front of it. @default - that of the region */
  readonly endpoint?: string | undefined;
};

const addressOf = ({ region, endpoint }: S3Place, bucket: string, key: string): URL =>
  new URL(endpoint ? `${endpoint}/${bucket}/${key}` : `https://${bucket}.s3.${region}.amazonaws.com/${key}`);

const openSigner = ({ region }: S3Place): SignatureV4 =>
  new SignatureV4({
    service: 's3',
    region,
    credentials: defaultProvider(),
    sha256: Sha256,
    uriEscapePath: false,
  });

const isFinal = ({ status }: Response): boolean => status < 500 && status !== 429;

const send = async (
  signer: SignatureV4,
  url: URL,
  method: 'GET' | 'HEAD',
  signal: AbortSignal,
): Promise<Response> => {
  const { protocol, hostname, port, host, pathname } = url;
  const request = new HttpRequest({
    method,
    protocol,
    hostname,
    ...(port && { port: Number(port) }),
    path: pathname,
    headers: { host },
  });
  const { headers } = await signer.sign(request);
  return fetch(url, { method, headers, signal, redirect: 'error' });
};

/** What only reads may be asked again, whatever became of it. */
const ask = async (signer: SignatureV4, url: URL, method: 'GET' | 'HEAD'): Promise<Response | undefined> => {
  const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
  for (let tries = 1; ; tries += 1) {
    const last = tries === TRIES_MAX;
    const answer = await send(signer, url, method, signal).catch((error: unknown) => {
      if (last || signal.aborted) throw error;
    });
    if (answer?.status === 404) return undefined;
    if (answer?.ok) return answer;
    if (answer && (last || isFinal(answer)))
      throw new Error(`S3 answered ${answer.status} to ${method} ${url.pathname}`);
    await setTimeout(PAUSE_MILLISECONDS);
  }
};

/**
 * The two calls of S3 that a run and a begin make. The SDK's client would be as large as all else that the payout function
 * loads, and be loaded at each of its cold starts; this signs with the SDK's own signer.
 */
export const openBucketReader = (bucket: string, place: S3Place): BucketReader => {
  const signer = openSigner(place);
  const asked = (key: string, method: 'GET' | 'HEAD') => ask(signer, addressOf(place, bucket, key), method);
  return {
    read: async (key) => {
      const answer = await asked(key, 'GET');
      if (!answer) return undefined;
      const etag = answer.headers.get('etag');
      if (etag === null) throw new Error(`S3 sent ${key} without an ETag`);
      return { text: await answer.text(), etag };
    },
    has: async (key) => (await asked(key, 'HEAD')) !== undefined,
  };
};
