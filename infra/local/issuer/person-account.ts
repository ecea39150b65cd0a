import type { FindAccount } from 'oidc-provider';
import { DEMO_PEOPLE } from '../demo/demo-people.ts';

const personOf = (subject: string) => DEMO_PEOPLE.find((each) => each.subject === subject);

/** What an ID token of Cognito's says about a person. */
export const identityClaims = (subject: string) => {
  const person = personOf(subject);
  return {
    sub: subject,
    email: person?.email,
    email_verified: true,
    name: person?.name,
    'cognito:username': subject,
    'cognito:groups': person?.roles ?? [],
    token_use: 'id',
  };
};

/** Only the nine people can sign in. */
export const findAccount: FindAccount = (_, accountId) =>
  personOf(accountId) && { accountId, claims: () => identityClaims(accountId) };
