import { setTimeout } from 'node:timers/promises';
import { openS3Signer, type S3Place, type S3Signer } from './s3-signer.ts';

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

const isFinal = ({ status }: Response): boolean => status < 500 && status !== 429;

const send = async (
  signer: S3Signer,
  method: 'GET' | 'HEAD',
  key: string,
  signal: AbortSignal,
): Promise<Response> => {
  const { url, headers } = await signer.signed(method, key);
  return fetch(url, { method, headers, signal, redirect: 'error' });
};

/** What only reads may be asked again, whatever became of it. */
const ask = async (signer: S3Signer, method: 'GET' | 'HEAD', key: string): Promise<Response | undefined> => {
  const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
  for (let tries = 1; ; tries += 1) {
    const last = tries === TRIES_MAX;
    const answer = await send(signer, method, key, signal).catch((error: unknown) => {
      if (last || signal.aborted) throw error;
    });
    if (answer?.status === 404) return undefined;
    if (answer?.ok) return answer;
    if (answer && (last || isFinal(answer)))
      throw new Error(`S3 answered ${answer.status} to ${method} ${key}`);
    await setTimeout(PAUSE_MILLISECONDS);
  }
};

/** The two calls of S3 that a run and a begin make. */
export const openBucketReader = (bucket: string, place: S3Place): BucketReader => {
  const signer = openS3Signer(bucket, place);
  return {
    read: async (key) => {
      const answer = await ask(signer, 'GET', key);
      if (!answer) return undefined;
      const etag = answer.headers.get('etag');
      if (etag === null) throw new Error(`S3 sent ${key} without an ETag`);
      return { text: await answer.text(), etag };
    },
    has: async (key) => (await ask(signer, 'HEAD', key)) !== undefined,
  };
};
