/** An OpenID provider: who says who people are. */
export interface Issuer {
  /** Exactly as its tokens state it in `iss`, a slash at the end included. */
  readonly issuerUrl: string;
  /** The client ids whose tokens are taken; the first is that of the page. */
  readonly audience: readonly [string, ...string[]];
  /** Of all that a browser asks to sign somebody in: for what the issuer is and where, and for tokens. */
  readonly origins: readonly string[];
}
