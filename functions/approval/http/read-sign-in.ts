import * as z from 'zod';
import { ApiProblem } from './api-problem.ts';

/**
 * Of the claims that API Gateway has verified. An ID token would pass its authorizer too, but it says who somebody is, not
 * what they let a program do; issuers that mark no use are taken at the scopes, which the gateway asked for.
 */
const Claims = z.object({
  iss: z.string().regex(/^[\x21-\x7e]{1,190}$/),
  sub: z.string().regex(/^[\x21-\x7e]{1,255}$/),
  token_use: z.literal('access').optional(),
});

export type SignIn = { readonly issuer: string; readonly subject: string };

/** Who signed in. Groups and names in the token open nothing. */
export const readSignIn = (claims: unknown): SignIn => {
  const { data } = Claims.safeParse(claims);
  if (data) return { issuer: data.iss, subject: data.sub };
  throw new ApiProblem('unauthenticated', 'Expected an access token of a person: sign in again.');
};
