import { expect } from 'vitest';
import type { Answer, PayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, type signedIn } from '../../support/people.ts';

/** What a minute has kept, compared with the database by everybody who asks. */
export const useKept = async (
  company: PayoutStack,
  as: Awaited<ReturnType<typeof signedIn>>,
  askOps: (command: string, args: object) => Promise<Answer>,
): Promise<void> => {
  expect((await as.vani.post('/api/audit/verify', {})).body.keptOutside).toBeGreaterThan(0);
  expect((await askOps('audit.verify', {}))['keptOutside']).toBeGreaterThan(0);
  const { batchId } = await givenBatch(company);
  expect(await company.invoke({ command: 'expire', batchId }, 'worker')).toMatchObject({ expired: false });
};
