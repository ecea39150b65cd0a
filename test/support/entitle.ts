import { expect } from 'vitest';
import { apiAs } from './api-client.ts';
import type { Answer, PayoutStack } from './payout-stack.ts';

type Asked = {
  readonly userId: string;
  readonly subject: string;
  readonly roles: readonly string[];
};

/** By adi, who is the only admin of the demo's people: it counts at once. */
export const entitle = async (company: PayoutStack, asked: Asked): Promise<Answer> => {
  const adi = await apiAs(company, 'adi');
  const issuer = company.stack.env['PAYOUT_ISSUER_URL'];
  const answer = await adi.post('/api/approvers', { ...asked, issuer, reason: 'as finance decided' });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};
