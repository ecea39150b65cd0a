import type { IncomingMessage } from 'node:http';
import { StorageError } from './storage-error.ts';

/** A request as S3 reads it: bucket in the path, as for any host that is an IP address. */
export type StorageRequest = {
  readonly method: string;
  readonly bucket: string;
  /** Empty for a request of the bucket itself. */
  readonly key: string;
  /** Of the path, in order: the bucket, and the key between its slashes. */
  readonly segments: readonly string[];
  readonly query: ReadonlyMap<string, string>;
  readonly header: (name: string) => string | undefined;
  readonly headerNames: readonly string[];
  readonly body: AsyncIterable<Buffer>;
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new StorageError('InvalidURI', `Couldn't parse the specified URI: ${text}`);
  }
};

const fieldsIn = (query: string): Map<string, string> =>
  new Map(
    query
      .split('&')
      .filter((field) => field !== '')
      .map((field) => {
        const [name = '', ...value] = field.split('=');
        return [decode(name), decode(value.join('='))];
      }),
  );

export const readStorageRequest = (request: IncomingMessage): StorageRequest => {
  const { method = 'GET', url = '/', headers } = request;
  const [path = '', ...query] = url.split('?');
  const segments = path.slice(1).split('/').map(decode);
  const [bucket = '', ...key] = segments;
  return {
    method,
    bucket,
    key: key.join('/'),
    segments,
    query: fieldsIn(query.join('?')),
    header: (name) => headers[name]?.toString(),
    headerNames: Object.keys(headers),
    body: request,
  };
};
