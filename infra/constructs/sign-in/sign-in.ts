import { Construct } from 'constructs';
import type { Issuer } from './issuer.ts';
import { SignInPool } from './sign-in-pool.ts';

export interface SignInProps {
  /** Where the page is served from, and people return to. */
  readonly origin: string;
  /** The company's own. @default - a Cognito user pool is made */
  readonly existingIssuer?: Issuer | undefined;
  /** Whether what is made may go with the stack. */
  readonly forTrial: boolean;
}

/** Who says who people are. What they may do is in the database, by issuer and subject; their groups open nothing. */
export class SignIn extends Construct implements Issuer {
  readonly issuerUrl: string;
  readonly audience: Issuer['audience'];
  readonly origins: Issuer['origins'];

  constructor(scope: Construct, id: string, { origin, existingIssuer, forTrial }: SignInProps) {
    super(scope, id);
    const issuer = existingIssuer ?? new SignInPool(this, 'Pool', { origin, forTrial });
    this.issuerUrl = issuer.issuerUrl;
    this.audience = issuer.audience;
    this.origins = issuer.origins;
  }
}
