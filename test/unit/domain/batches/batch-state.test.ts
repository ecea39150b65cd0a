import { describe, expect, it } from 'vitest';
import {
  type BatchState,
  type BatchStateFacts,
  batchState,
} from '../../../../shared/domain/batches/batch-state.ts';

const of = (facts: Partial<BatchStateFacts>): BatchState =>
  batchState({ status: 'processing', totalAmount: '100.00', paidAmount: null, begun: false, ...facts });

describe('batchState', () => {
  it.each<Partial<BatchStateFacts> & { readonly state: BatchState }>([
    { status: 'draft', state: 'draft' },
    { status: 'pending_approval', state: 'awaits approval' },
    { status: 'processing', state: 'approved' },
    { status: 'processing', begun: true, state: 'being paid' },
    { status: 'completed', paidAmount: '100.00', state: 'paid' },
    { status: 'completed', paidAmount: '99.99', state: 'partly paid' },
    { status: 'completed', paidAmount: '0.00', state: 'nothing paid' },
    { status: 'completed', paidAmount: null, state: 'paid' },
    { status: 'cancelled', state: 'cancelled' },
    { status: 'cancelled', begun: true, state: 'cancelled' },
  ])('$status, begun $begun, paid $paidAmount: $state', ({ state, ...facts }) => {
    expect(of(facts)).toBe(state);
  });
});
