import * as z from 'zod';
import { ApiProblem } from './api-problem.ts';

/** API Gateway hands every claim over as text. What is no number says nothing. */
const Seconds = z.coerce.number().nonnegative().optional().catch(undefined);

/**
 * Of the claims that API Gateway has verified. An ID token would pass its authorizer too, but it says who somebody is, not
 * what they let a program do; issuers that mark no use are taken at the scopes, which the gateway asked for.
 */
const Claims = z.object({
  iss: z.string().regex(/^[\x21-\x7e]{1,190}$/),
  sub: z.string().regex(/^[\x21-\x7e]{1,255}$/),
  token_use: z.literal('access').optional(),
  auth_time: Seconds,
  iat: Seconds,
});

export type SignIn = {
  readonly issuer: string;
  readonly subject: string;
  /** When its person authenticated, which a refresh leaves as it is; of an issuer that does not say, when it was issued. */
  readonly authenticatedAtSeconds: number | undefined;
};

/** Who signed in. Groups and names in the token open nothing. */
export const readSignIn = (claims: unknown): SignIn => {
  const { data } = Claims.safeParse(claims);
  if (data) {
    const { iss: issuer, sub: subject, auth_time: authTime, iat } = data;
    return { issuer, subject, authenticatedAtSeconds: authTime ?? iat };
  }
  throw new ApiProblem('unauthenticated', 'Expected an access token of a person: sign in again.');
};
