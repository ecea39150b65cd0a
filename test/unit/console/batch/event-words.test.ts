import { describe, expect, it } from 'vitest';
import { eventWords } from '../../../../functions/console/page/batch/event-words.ts';

const words = (action: string, detail: object, seq = 2) =>
  eventWords({ action, detail: JSON.stringify(detail), seq, note: null });

describe('eventWords', () => {
  it.each([
    {
      action: 'batch_paid',
      detail: {
        reference: 'UTR-1',
        paidCount: 99,
        paidAmount: '1180000.35',
        failedCount: 2,
        failedAmount: '1.50',
      },
      what: 'Payment recorded',
      facts: 'under UTR-1; 99 paid, ₹11,80,000.35; 2 failed, ₹1.50',
    },
    {
      action: 'payment_begun',
      detail: { frozen: { count: 1, amount: '12.00' }, leftOutCount: 0, leftOutAmount: '0.00' },
      what: 'Payment begun',
      facts: '1 commission, ₹12.00',
    },
    {
      action: 'items_returned',
      detail: { items: { count: 1 }, returnedCount: 1, returnedAmount: '30.00', payAgainCount: 0 },
      what: 'Returned by the bank',
      facts: '1 returned, ₹30.00',
    },
    {
      action: 'late_payment_recorded',
      detail: { reference: 'UTR-2', paidCount: 1, paidAmount: '30.00', paidTwiceCount: 0 },
      what: 'Paid late',
      facts: 'under UTR-2; 1 paid, ₹30.00',
    },
    {
      action: 'vote_recorded',
      detail: { decision: 'approved', approvalCount: 1, requiredApprovals: 2 },
      what: 'Approval',
      facts: '1 of 2 approvals',
    },
    {
      action: 'vote_refused',
      detail: { because: 'beneficiary-conflict', decision: 'approved' },
      what: 'Vote refused',
      facts: 'they were told “This batch pays you”',
    },
    {
      action: 'offer_made',
      detail: { content: { kind: 'entitlement', before: ['finance'], roles: ['operator', 'finance'] } },
      what: 'Offered',
      facts: 'finance → operator, finance',
    },
    {
      action: 'offer_made',
      detail: {
        content: { kind: 'settings', changes: [{ key: 'payer_may_approve', from: null, to: '1' }] },
      },
      what: 'Offered',
      facts: 'Offer 2: Approvers may pay, too: the default → on',
    },
    {
      action: 'offer_refused',
      detail: { offerId: '12', because: 'we all get in' },
      what: 'Offer refused',
      facts: 'Offer 12',
    },
    {
      action: 'offer_overtaken',
      detail: { offerId: '12', because: 'the sign-in was changed meanwhile' },
      what: 'Offer overtaken',
      facts: 'Offer 12; the sign-in was changed meanwhile',
    },
  ])('tells of $action what matters: $facts', ({ action, detail, what, facts }) => {
    expect(words(action, detail)).toMatchObject({ what, facts });
  });

  it('tells nothing of what an older version did not keep, nor of an event it does not know', () => {
    expect(words('payment_begun', {}).facts).toBe('');
    expect(words('batch_seen_by_owl', { count: 3 })).toMatchObject({ what: 'Batch seen by owl', facts: '' });
  });

  it('tells of what somebody has tampered with that it is there', () => {
    for (const detail of ['not even JSON', 'null', '[1]', '7']) {
      expect(eventWords({ action: 'batch_created', detail, seq: 1, note: null })).toMatchObject({
        what: 'Made',
        facts: '',
      });
    }
  });

  it.each([
    {
      action: 'file_exported',
      detail: { by: '3', of: 'events', id: 'settings', fileName: 'settings.csv', rows: 1 },
      about: { lead: 'asked for by', userId: '3' },
      facts: 'settings.csv; 1 row',
    },
    {
      action: 'settings_changed',
      detail: {
        changes: [
          { key: 'interval_hours', from: null, to: '12' },
          { key: 'min_amount', from: '0', to: '100000' },
        ],
      },
      about: undefined,
      facts:
        'Time between two runs: the default → 12 hours; Least that makes a batch: no minimum → ₹1,00,000.00',
    },
    {
      action: 'approver_found',
      detail: { userId: '5', from: null, to: { roles: ['viewer', 'finance'], active: true } },
      about: { lead: 'the sign-in of', userId: '5' },
      facts: 'viewer, finance',
    },
    {
      action: 'approver_removed',
      detail: {
        userId: '5',
        from: { roles: ['admin'], active: true },
        to: { roles: ['admin'], active: false },
      },
      about: { lead: 'the sign-in of', userId: '5' },
      facts: 'admin → nothing',
    },
    {
      action: 'hold_set',
      detail: { kind: 'person', userId: '9', reason: 'x', openItems: 2, openAmount: '30.00' },
      about: { lead: 'all that is owed to', userId: '9' },
      facts: '2 in open batches, ₹30.00',
    },
    {
      action: 'hold_set',
      detail: { kind: 'payment', batchId: '4', count: 2, amount: '30.00', commissionIds: ['1', '2'] },
      about: undefined,
      facts: '2 commissions of batch 4, ₹30.00: failed for the second time',
    },
    {
      action: 'hold_lifted',
      detail: { kind: 'commission', commissionId: '77', reason: 'x', liftedReason: 'y' },
      about: undefined,
      facts: 'commission 77',
    },
  ])('tells of $action in its stream: $facts', ({ action, detail, about, facts }) => {
    const told = words(action, detail);
    expect(told.facts).toBe(facts);
    expect(told.about).toEqual(about);
  });

  it('says of a hold why it was lifted, rather than why it was set', () => {
    expect(words('hold_lifted', { reason: 'wrong account', liftedReason: 'put right' }).why).toBe(
      'put right',
    );
  });

  it('says what was written beside the event, or when that was erased', () => {
    const detail = JSON.stringify({ decision: 'approved', notes: { sha256: 'f'.repeat(64) } });
    const told = (note: { text: string | null; erasedAt: string | null }) =>
      eventWords({ action: 'batch_approved', detail, seq: 2, note });
    expect(told({ text: 'as last month', erasedAt: null })).toMatchObject({
      why: 'as last month',
      erasedAt: null,
    });
    const erasedAt = '2026-11-29T00:00:00.000Z';
    expect(told({ text: null, erasedAt })).toMatchObject({ why: undefined, erasedAt });
  });

  it('names nobody for what was set before there was a record, or by SQL', () => {
    expect(words('settings_changed_outside', {}, 1).unknown).toBe(', set before this record began');
    expect(words('settings_changed_outside', {}).unknown).toBe(' changed outside of this system (by SQL)');
  });

  it('leads to who did it', () => {
    expect(words('batch_approved', {}).lead).toBe(', with the vote of');
    expect(words('batch_created', {}).lead).toBe(', asked for by');
    expect(words('payment_begun', {}).lead).toBe(', by');
  });
});
