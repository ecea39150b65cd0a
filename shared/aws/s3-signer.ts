import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { buildQueryString, HttpRequest } from '@smithy/core/protocols';
import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';

/** Where S3 is. */
export type S3Place = {
  readonly region: string;
  /** Of another server, without names of buckets in front of it. @default - that of the region */
  readonly endpoint?: string | undefined;
};

/** Signs what is asked of one bucket, by the role of this function. */
export type S3Signer = {
  /** For a request of our own: the signature goes into its headers. */
  signed(
    method: 'GET' | 'HEAD',
    key: string,
  ): Promise<{ readonly url: URL; readonly headers: Readonly<Record<string, string>> }>;
  /** For whoever has it, so many seconds long: signature and query are in it. */
  link(key: string, query: Readonly<Record<string, string>>, seconds: number): Promise<string>;
};

class Sha256 extends Hash {
  constructor(secret?: ConstructorParameters<typeof Hash>[1]) {
    super('sha256', secret);
  }
}

const addressOf = ({ region, endpoint }: S3Place, bucket: string, key: string): URL =>
  new URL(endpoint ? `${endpoint}/${bucket}/${key}` : `https://${bucket}.s3.${region}.amazonaws.com/${key}`);

const requestOf = (
  { protocol, hostname, port, host, pathname }: URL,
  method: 'GET' | 'HEAD',
  more: Pick<Partial<HttpRequest>, 'query' | 'headers'> = {},
): HttpRequest =>
  new HttpRequest({
    method,
    protocol,
    hostname,
    ...(port && { port: Number(port) }),
    path: pathname,
    ...more,
    headers: { host, ...more.headers },
  });

/**
 * The SDK's client for S3 would be as large as all else that a function loads which only reads or links, and be loaded at
 * each of its cold starts; this is the SDK's own signer.
 */
export const openS3Signer = (bucket: string, place: S3Place): S3Signer => {
  const signer = new SignatureV4({
    service: 's3',
    region: place.region,
    credentials: defaultProvider(),
    sha256: Sha256,
    uriEscapePath: false,
  });
  return {
    signed: async (method, key) => {
      const url = addressOf(place, bucket, key);
      const { headers } = await signer.sign(requestOf(url, method));
      return { url, headers };
    },
    link: async (key, query, seconds) => {
      const url = addressOf(place, bucket, key);
      // Whoever follows it sends no hash of a body.
      const headers = { 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' };
      const request = requestOf(url, 'GET', { query, headers });
      const signed = await signer.presign(request, { expiresIn: seconds });
      return `${url.href}?${buildQueryString(signed.query ?? {})}`;
    },
  };
};
