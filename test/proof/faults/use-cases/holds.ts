import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type ApiResponse, apiAs } from '../../../support/api-client.ts';
import { givenCommissions } from '../../../support/given.ts';
import { givenApprover } from '../../../support/people.ts';
import { cameTo } from '../../../support/sign-off.ts';
import { storedEvents } from '../../../support/stored-events.ts';
import { type Company, emptyCompany } from '../company.ts';
import type { Heard, UseCase } from '../use-case.ts';

const REASON = { reason: 'a letter' };
const HELD = { kind: 'person', userId: '11' };

type Ask = {
  readonly userId: number;
  readonly of: (company: Company, headers: Record<string, string>) => Promise<ApiResponse>;
};

/** Whoever met a run, or a request that died, asks again. */
const heard = (event: 'hold_set' | 'hold_lifted', userId: number, answer: ApiResponse): Heard => {
  const said = cameTo(answer);
  const done = answer.status < 500 && said !== 'run-in-progress';
  return { done, said, told: { by: 'hold', alone: true, event, userId, answer } };
};

const givenPaymentHold = async ({ sql }: Company): Promise<string> => {
  const [row] = await sql('SELECT MIN(id) AS id FROM mlm_commission_ledger');
  const id = String(row?.['id']);
  await sql(
    `INSERT INTO mlm_payout_holds (kind, commission_id, open_key, reason, held_by, held_at)
     VALUES ('payment', ?, CONCAT('payment-', ?), 'failed twice', 'payment', '2026-01-01')`,
    [id, id],
  );
  return id;
};

const changing = (
  name: string,
  outcome: string,
  event: 'hold_set' | 'hold_lifted',
  prepare: (company: Company) => Promise<Ask>,
): UseCase => ({
  name,
  functionName: 'approval',
  callers: ['with a key', 'without a key'],
  given: async (company, caller) => {
    await emptyCompany(company);
    await givenCommissions(company, [{ beneficiary: 11 }]);
    const ask = await prepare(company);
    const before = await storedEvents(company, 'holds');
    const headers: Record<string, string> =
      caller === 'with a key' ? { 'idempotency-key': randomUUID() } : {};
    return {
      ask: async () => heard(event, ask.userId, await ask.of(company, headers)),
      expectDone: async (where) => {
        const events = await storedEvents(company, 'holds');
        expect(
          events.slice(before.length).map(({ action }) => action),
          where,
        ).toEqual([event]);
        const open = await company.sql('SELECT id FROM mlm_payout_holds WHERE open_key IS NOT NULL');
        expect(open, where).toHaveLength(outcome === 'held' ? 1 : 0);
        const notices = await company.sql('SELECT id FROM mlm_notification_log WHERE type = ?', [
          `payout_${event}`,
        ]);
        expect(notices, where).toHaveLength(1);
      },
    };
  },
});

const setting: Ask = {
  userId: 6,
  of: ({ as }, headers) => as.om.post('/api/holds', { ...HELD, ...REASON }, headers),
};

/** Each change of a hold, made once whatever is lost or killed on the way. */
export const HOLDS: readonly UseCase[] = [
  changing('a hold is set', 'held', 'hold_set', async () => setting),
  changing('a hold is lifted', 'lifted', 'hold_lifted', async (company) => {
    const { body } = await setting.of(company, {});
    await givenApprover(company, { userId: 21, subject: 'olga', roles: ['operator'] });
    const olga = await apiAs(company, 'olga');
    return { userId: 21, of: () => olga.remove(`/api/holds/${body.hold.holdId}`, REASON) };
  }),
  changing('what failed twice is tried again', 'lifted', 'hold_lifted', async (company) => {
    const id = await givenPaymentHold(company);
    return {
      userId: 5,
      of: ({ as }, headers) => as.farah.post(`/api/commissions/${id}/retry`, REASON, headers),
    };
  }),
];
