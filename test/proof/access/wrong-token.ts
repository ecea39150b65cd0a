import type { WantedClaims } from '../../../infra/local/issuer/access-claims.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { type Column, type Duty, SCOPED_TOKENS } from './access-row.ts';

const hourAgo = (): number => Math.floor(Date.now() / 1000) - 3_600;

/** What is wrong with each of them, in place of what the issuer would say. */
const WRONG: Partial<Record<Column | Duty, () => Partial<WantedClaims>>> = {
  'an expired token': () => ({ exp: hourAgo() }),
  'a token for another audience': () => ({ aud: 'other' }),
  "another client's token": () => ({ client_id: 'other' }),
  "another issuer's token": () => ({ iss: 'https://issuer.example' }),
  'a token without a scope': () => ({ scope: undefined }),
  'an ID token': () => ({ token_use: 'id' }),
  'a token to read': () => ({ scope: SCOPED_TOKENS['a token to read'] }),
  'a token to act': () => ({ scope: SCOPED_TOKENS['a token to act'] }),
};

/** Nobody but the issuer can sign: a right token with the signature of another one. */
const forged = async ({ stack }: Pick<PayoutStack, 'stack'>, sub: string): Promise<string> => {
  const [right, other] = [await stack.signToken({ sub }), await stack.signToken({ sub: 'nil' })];
  const [, , signature] = other.split('.');
  return [...right.split('.').slice(0, 2), signature].join('.');
};

/** The token of a column, as carried by somebody whose role would do. */
export const tokenFor = async (
  company: Pick<PayoutStack, 'stack'>,
  column: Column | Duty,
  sub: string,
): Promise<string | undefined> => {
  if (column === 'no token') return undefined;
  if (column === 'a forged signature') return forged(company, sub);
  return company.stack.signToken({ sub, ...WRONG[column]?.() });
};
