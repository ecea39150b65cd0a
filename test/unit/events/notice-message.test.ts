import { describe, expect, it } from 'vitest';
import { noticeMessage } from '../../../shared/events/notice-message.ts';

const PAGE = 'https://api.example.com/admin/payouts';

const messageOf = (payload: unknown) =>
  noticeMessage(
    { id: '1', subject: 'Payout', message: 'It awaits approval.', payload: JSON.stringify(payload) },
    PAGE,
  );

const routing = { type: 'payout_batch_created', audience: 'approver' };

describe('the link of a notice', () => {
  it.each([
    { of: 'a batch', payload: { batchId: '42' }, link: `${PAGE}/batches/42` },
    { of: 'no batch', payload: {}, link: PAGE },
    { of: 'what is no id', payload: { batchId: '../../elsewhere' }, link: PAGE },
    { of: 'a number', payload: { batchId: 42 }, link: PAGE },
  ])('about $of', ({ payload, link }) => {
    const { default: forMachines, email } = JSON.parse(messageOf({ ...routing, ...payload }).body);
    expect(JSON.parse(forMachines)).toEqual({ ...routing, ...payload, link });
    expect(email).toBe(`It awaits approval.\n\n${link}`);
  });

  it('leaves what routes it as it is', () => {
    expect(messageOf({ ...routing, batchId: '42' }).attributes).toEqual(routing);
  });

  it('is of no payload that says not what it is', () => {
    for (const payload of [{}, [], null, 'text', { type: 'x' }]) expect(() => messageOf(payload)).toThrow();
  });
});
