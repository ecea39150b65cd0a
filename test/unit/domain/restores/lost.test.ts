import { describe, expect, it } from 'vitest';
import { restoreLines } from '../../../../shared/domain/offers/restore-lines.ts';
import { decideHold } from '../../../../shared/domain/restores/decide-hold.ts';
import {
  type LostList,
  lostDigest,
  lostText,
  parseLost,
} from '../../../../shared/domain/restores/lost-list.ts';
import { restoreOffer } from '../../../../shared/domain/restores/restore-offer.ts';
import { sortLost } from '../../../../shared/domain/restores/sort-lost.ts';

const event = (stream: string, seq: number, action: string) => ({
  stream,
  seq,
  action,
  hash: 'a'.repeat(64),
});

const EVENTS = [
  event('batch-7', 3, 'batch_paid'),
  event('settings', 9, 'settings_changed'),
  event('batch-8', 1, 'batch_created'),
  event('batch-7', 2, 'payment_begun'),
  event('settings', 10, 'settings_changed'),
  event('batch-x', 1, 'batch_created'),
];

describe('what is lost', () => {
  it('is told by batch, with what happened to it, and by stream', () => {
    expect(sortLost(EVENTS)).toEqual({
      batches: [
        { batchId: '7', actions: ['batch_paid', 'payment_begun'], isNew: false },
        { batchId: '8', actions: ['batch_created'], isNew: true },
      ],
      others: [
        { stream: 'settings', events: 2 },
        { stream: 'batch-x', events: 1 },
      ],
    });
  });
});

describe('a batch of which something is lost', () => {
  const decided = (
    status: 'pending_approval' | 'processing' | 'completed' | 'cancelled',
    ...lost: string[]
  ) => decideHold({ status, settlingSince: null }, lost);

  it('is held while it is open, whatever is lost', () => {
    expect(decided('pending_approval', 'note_erased')).toBe('hold');
    expect(decided('processing', 'vote_recorded')).toBe('hold');
  });

  it('and is over, lets nothing go again that a bank may have paid', () => {
    for (const status of ['completed', 'cancelled'] as const) {
      expect(decided(status, 'item_taken', 'late_payment_recorded')).toBe('hold_let_go');
      expect(decided(status, 'batch_restored', 'batch_paid')).toBe('hold_let_go');
      expect(decided(status, 'items_returned', 'item_taken')).toBe('leave');
    }
  });

  it('is waited for while the worker is at it', () => {
    const settling = { status: 'cancelled', settlingSince: new Date() } as const;
    expect(decideHold(settling, ['late_payment_recorded'])).toBe('wait');
  });
});

const missing = (batchId: string, totalAmount: string) => ({
  batchId,
  batchReference: `AUTO-${batchId}`,
  contentHash: 'c'.repeat(64),
  totalRecords: 1,
  totalAmount,
  requiredApprovals: 1,
  madeAt: null,
  requestedByUserId: null,
  madeAgain: false,
});

const LOST: LostList = {
  events: EVENTS,
  missing: Array.from({ length: 51 }, (_, index) => missing(String(index + 100), '10.50')),
  held: [{ batchId: '7', batchReference: 'AUTO-7', totalAmount: '20.00', actions: ['batch_paid'] }],
  unlisted: ['8'],
};

describe('the list of it', () => {
  it('is read as it was written, by its digest', () => {
    const text = lostText(LOST);
    expect(parseLost(text, lostDigest(text))).toEqual(LOST);
  });

  it('is nothing where it is not what was confirmed', () => {
    const text = lostText(LOST);
    expect(() => parseLost(text.replace('AUTO-7', 'AUTO-9'), lostDigest(text))).toThrow(
      /is not what was confirmed/,
    );
  });

  it('is offered with its sums, naming the first of them', () => {
    const offer = restoreOffer(LOST, sortLost(EVENTS), 'd'.repeat(64));
    expect(offer).toMatchObject({
      lostEvents: 6,
      missing: { count: 51, amount: '535.50' },
      held: { count: 1, amount: '20.00' },
      unlisted: { count: 1, batchIds: ['8'] },
    });
    expect(offer.missing.first).toHaveLength(50);
    const lines = restoreLines(offer);
    expect(lines.join('\n')).toContain('51 batches are gone, ₹535.50');
    expect(lines.join('\n')).toContain('and 1 more');
    expect(lines.join('\n')).toContain('nobody kept what it held');
    expect(lines.join('\n')).toContain('settings (2 events)');
  });

  it('says nothing of what there is none of', () => {
    const none = { events: EVENTS, missing: [], held: [], unlisted: [] };
    expect(restoreLines(restoreOffer(none, { others: [] }, 'd'.repeat(64)))).toHaveLength(2);
  });
});
