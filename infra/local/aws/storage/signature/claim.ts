/** What a request says of its own signature, in its header or, for a link, in its query. */
export type Claim = {
  readonly accessKeyId: string;
  /** `date/region/service/aws4_request`. */
  readonly scope: string;
  /** `20261128T023000Z`. */
  readonly signedAt: string;
  readonly signedHeaders: readonly string[];
  /** SHA-256 of the body, or the word for a body that is not signed. */
  readonly payload: string;
  readonly signature: string;
  /** Of a link alone. */
  readonly expiresSeconds: number | undefined;
};
