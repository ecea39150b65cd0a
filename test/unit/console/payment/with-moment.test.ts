import { expect, it } from 'vitest';
import { whyNotMoment } from '../../../../functions/console/page/payment/moments/why-not-moment.ts';
import { withMoment } from '../../../../functions/console/page/payment/moments/with-moment.ts';
import type { ActedBatch, BatchBody } from '../../../../shared/events/batch-body.ts';

const FARAH = { userId: '7', name: 'Farah' };
const begun = { begunAt: '2026-11-28T00:00:00Z', by: '7', count: 9, amount: '1000.00' };

const before = {
  batchId: '42',
  contentHash: 'a',
  status: 'processing',
  state: 'being paid',
  totalAmount: '1000.00',
  paidAmount: null,
  payment: { ...begun, byName: 'Farah' },
  may: { disburse: true, abort: 'not-entitled' },
  whyNot: { abort: 'Another person aborts it.' },
  drift: { count: 0, itemNos: [], items: [], heldCount: 0 },
  requestedBy: { userId: '3', unverified: null, name: 'Om' },
} as unknown as BatchBody;

const answer = (differing: object): ActedBatch =>
  ({
    ...before,
    drift: { count: 0, itemNos: [], items: [] },
    requestedBy: { userId: '3', unverified: null },
    ...differing,
  }) as unknown as ActedBatch;

it('is recorded at once, in the word for it too, and offers no second record', () => {
  const recorded = withMoment(
    before,
    answer({
      status: 'completed',
      paidAmount: '900.00',
      payment: null,
      may: { disburse: 'not-processing', abort: 'not-processing' },
    }),
    FARAH,
  );
  expect(recorded).toMatchObject({ status: 'completed', state: 'partly paid', payment: null });
  expect(whyNotMoment(recorded, { name: 'record', action: 'disburse' })).toBeTypeOf('string');
  expect(whyNotMoment(recorded, { name: 'abort', action: 'abort' })).not.toBe(before.whyNot.abort);
  const { drift, requestedBy } = recorded;
  expect({ drift, requestedBy }).toEqual({ drift: before.drift, requestedBy: before.requestedBy });
});

it('is begun at once, by whoever began it', () => {
  const approved = { ...before, state: 'approved', payment: null } as BatchBody;
  const { state, payment } = withMoment(approved, answer({ payment: begun }), FARAH);
  expect({ state, payment }).toEqual({ state: 'being paid', payment: { ...begun, byName: 'Farah' } });
});

it('is left as it was by an answer of another content', () => {
  expect(withMoment(before, answer({ contentHash: 'b' }), FARAH)).toBe(before);
});
