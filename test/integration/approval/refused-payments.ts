import { act, post, type RefusedRequest } from './refused-request.ts';

const failing = (...failed: readonly unknown[]) =>
  act('farah', 'disburse', 'processing', { reference: 'UTR-1', failed });
const item = (itemNo: unknown) => failing({ itemNo, reason: 'account closed' });
const paid = { reference: 'UTR-1' };

export const REFUSED_PAYMENTS: readonly RefusedRequest[] = [
  // Paying.
  [
    'a payment of no batch',
    post('farah', '/api/batches/4711/disburse', paid),
    'not-found',
    /^There is no batch 4711\.$/,
  ],
  [
    'a payment of a pending batch',
    act('farah', 'disburse', 'pending', paid),
    'not-processing',
    /cannot be paid: it awaits approval \(0 of 2 approvals\)\.$/,
  ],
  [
    'a payment of a cancelled batch',
    act('farah', 'disburse', 'cancelled', paid),
    'not-processing',
    /it is cancelled/,
  ],
  ['a payment of a draft', act('farah', 'disburse', 'draft', paid), 'not-processing', /it is a draft/],
  [
    'a second payment that says something else',
    act('farah', 'disburse', 'completed', { reference: 'UTR-2' }),
    'not-processing',
    /its payment is recorded under the reference UTR-1 \(2 of 2 approvals\)\. What the bank has paid since is recorded with late-payments, what came back with returns\.$/,
  ],
  [
    'a payment of what is being paid',
    act('farah', 'disburse', 'settling', paid),
    'settling',
    /is being settled in the background/,
  ],
  [
    'a payment without a reference',
    act('farah', 'disburse', 'processing', {}),
    'invalid-input',
    /^reference is missing: 2 items of batch \S+ would be recorded as paid: expected the reference of the payment at the bank\. If nothing was paid, name all items as failed, or abort the payment\.$/,
  ],
  [
    'a payment with a long reference',
    act('farah', 'disburse', 'processing', { reference: 'x'.repeat(101) }),
    'invalid-input',
    /^reference is "x+": expected the reference/,
  ],
  [
    'a payment with a long note',
    act('farah', 'disburse', 'processing', { ...paid, notes: 'x'.repeat(2_001) }),
    'invalid-input',
    /^notes is "x+…: expected notes/,
  ],
  [
    'failed items that are no list',
    act('farah', 'disburse', 'processing', { ...paid, failed: { itemNo: 1 } }),
    'invalid-input',
    /^failed is \{"itemNo":1\}: expected a list of \{itemNo, reason\}$/,
  ],
  [
    'item 4 of three',
    item(4),
    'invalid-input',
    /^1 of the 1 numbers in failed are none that this payment can be for: batch \S+ does not have them, or they were left out, or are not open any more\. Nothing was recorded\.$/,
  ],
  ['item 4294967295', item(4_294_967_295), 'invalid-input', /batch \S+ does not have them/],
  [
    'item 0',
    item(0),
    'invalid-input',
    /^failed\.0\.itemNo is 0: expected the number of an item of the batch$/,
  ],
  ['item -1', item(-1), 'invalid-input', /^failed\.0\.itemNo is -1: expected/],
  ['item 1.5', item(1.5), 'invalid-input', /^failed\.0\.itemNo is 1\.5: expected/],
  ['item 1e300', item(1e300), 'invalid-input', /^failed\.0\.itemNo is 1e\+300: expected/],
  ['an item as text', item('1'), 'invalid-input', /^failed\.0\.itemNo is "1": expected/],
  ['an item that has failed already', item(3), 'invalid-input', /numbers in failed .* not open any more/],
  [
    'an item twice',
    failing({ itemNo: 1, reason: 'a' }, { itemNo: 1, reason: 'b' }),
    'invalid-input',
    /^failed is .*: expected each item once$/,
  ],
  [
    'a failed item without a reason',
    failing({ itemNo: 1 }),
    'invalid-input',
    /^failed\.0\.reason is missing: expected why it failed in 1 to 200 characters/,
  ],
  [
    'a failed item with a field more',
    failing({ itemNo: 1, reason: 'a', reasn: 'b' }),
    'invalid-input',
    /^"reasn" in failed\.0 is not a known key: expected \{itemNo, reason\}$/,
  ],
  [
    '10,001 failed items',
    failing(...Array.from({ length: 10_001 }, (_, index) => ({ itemNo: index + 1, reason: 'x' }))),
    'invalid-input',
    /^failed is .*: expected at most 10,000 items: send the others in another request$/,
  ],
  [
    '10,001 failed items, all of them wrong',
    failing(...Array.from({ length: 10_001 }, () => ({}))),
    'invalid-input',
    /expected/,
  ],
];
