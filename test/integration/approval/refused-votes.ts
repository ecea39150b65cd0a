import { type RefusedRequest, vote } from './refused-request.ts';

const notes = (text: string): Parameters<typeof vote>[0] => ({ notes: text });

export const REFUSED_VOTES: readonly RefusedRequest[] = [
  // What it is a vote on.
  [
    'no batch',
    vote({ batchId: undefined }),
    'invalid-input',
    /^batchId is missing: expected an id, in digits$/,
  ],
  ['a batch that is not there', vote({ batchId: '4711' }), 'not-found', /^There is no batch 4711\.$/],
  [
    'a batch as a number',
    vote({ batchId: 42 }),
    'invalid-input',
    /^batchId is 42: expected an id, in digits$/,
  ],
  [
    'the hash missing',
    vote({ contentHash: undefined }),
    'invalid-input',
    /^contentHash is missing: expected the contentHash that you were shown/,
  ],
  [
    'the hash cut short',
    vote({ contentHash: 'abc' }),
    'invalid-input',
    /^contentHash is "abc": expected .* 64 hexadecimal digits/,
  ],
  ['the hash in capitals', vote({ contentHash: 'A'.repeat(64) }), 'invalid-input', /lower case/],
  [
    'the hash of something else',
    vote({ contentHash: '0'.repeat(64) }),
    'stale-content',
    /is not what you saw: its content hash is [0-9a-f]{64}\. Read it again/,
  ],
  // The vote itself.
  [
    'no decision',
    vote({ decision: undefined }),
    'invalid-input',
    /^decision is missing: expected "approved" or "rejected"$/,
  ],
  [
    'a decision that is neither',
    vote({ decision: 'abstained' }),
    'invalid-input',
    /^decision is "abstained": expected "approved" or "rejected"$/,
  ],
  [
    'a decision that people do not state',
    vote({ decision: 'pending' }),
    'invalid-input',
    /^decision is "pending": expected/,
  ],
  [
    'a note over 2,000 characters',
    vote(notes('x'.repeat(2_001))),
    'invalid-input',
    /^notes is "x{50,}…: expected notes in 0 to 2000 characters/,
  ],
  ['a note with a control character', vote(notes('a\u0000b')), 'invalid-input', /without control characters/],
  ['a note with half a character', vote(notes('\ud83d')), 'invalid-input', /^notes is .*: expected notes/],
  [
    'a note that is no text',
    vote({ notes: { why: 'x' } }),
    'invalid-input',
    /^notes is \{"why":"x"\}: expected notes/,
  ],
  [
    'a rejection without a note',
    vote({ decision: 'rejected' }),
    'invalid-input',
    /^notes is missing: expected why the batch is rejected$/,
  ],
  [
    'a rejection with an empty note',
    vote({ decision: 'rejected', notes: '' }),
    'invalid-input',
    /^notes is "": expected why the batch is rejected$/,
  ],
  [
    'a rejection with a blank note',
    vote({ decision: 'rejected', notes: ' \n\t' }),
    'invalid-input',
    /expected why the batch is rejected$/,
  ],
  [
    'an unknown field',
    vote({ note: 'x' }),
    'invalid-input',
    /^"note" is not a known key: did you mean notes\?$/,
  ],
  [
    'a field that is nothing like another',
    vote({ approvedBy: '1' }),
    'invalid-input',
    /^"approvedBy" is not a known key: expected one of batchId, decision, contentHash, notes$/,
  ],
  // Who votes on what.
  [
    'its requester',
    vote({}, { who: 'omAsApprover' }),
    'own-batch',
    /^You asked for batch \S+ yourself: others must approve it\. You may reject it\.$/,
  ],
  [
    'somebody whom it pays',
    vote({}, { who: 'dev' }),
    'beneficiary-conflict',
    /^Batch \S+ pays commissions to you: others must approve it/,
  ],
  [
    'an approver of later',
    vote({}, { who: 'newcomer' }),
    'approver-too-new',
    /was made before you became an approver/,
  ],
  [
    'a drifted batch',
    vote({}, { state: 'drifted' }),
    'drifted',
    /^Items of batch \S+ are on hold, or the ledger no longer says of them what was approved; "drift" of the batch says why\. An operator can drop them \(drop-drifted\); the others are then approved anew\. Or reject it/,
  ],
  [
    'a third vote on what two have approved',
    vote({}, { who: 'chitra', state: 'processing' }),
    'not-pending',
    /cannot be decided on any more: enough people have approved it/,
  ],
  [
    'a paid batch',
    vote({}, { who: 'chitra', state: 'completed' }),
    'not-pending',
    /: its payment is recorded\.$/,
  ],
  [
    'a cancelled batch',
    vote({}, { state: 'cancelled' }),
    'not-pending',
    /: it is cancelled, and what it held is free for other batches\.$/,
  ],
  [
    'a rejection of a paid batch',
    vote({ decision: 'rejected', notes: 'no' }, { state: 'completed' }),
    'not-pending',
    /: its payment is recorded\.$/,
  ],
  [
    'a draft of the old script',
    vote({}, { state: 'draft' }),
    'not-pending',
    /: it is a draft of the old script/,
  ],
  // Its key.
  [
    'an empty Idempotency-Key',
    vote({}, { headers: { 'idempotency-key': '' } }),
    'invalid-input',
    /^Idempotency-Key: expected 1 to 190 ASCII characters without spaces\.$/,
  ],
  [
    'an Idempotency-Key with a space',
    vote({}, { headers: { 'idempotency-key': 'a b' } }),
    'invalid-input',
    /^Idempotency-Key: expected/,
  ],
  [
    'an Idempotency-Key of 191',
    vote({}, { headers: { 'idempotency-key': 'k'.repeat(191) } }),
    'invalid-input',
    /^Idempotency-Key: expected/,
  ],
  [
    'an Idempotency-Key beyond ASCII',
    vote({}, { headers: { 'idempotency-key': 'schlüssel' } }),
    'invalid-input',
    /^Idempotency-Key: expected/,
  ],
];
