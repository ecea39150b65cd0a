import { act, post, type RefusedRequest } from './refused-request.ts';

const why = { reason: 'made by mistake' };

export const REFUSED_ACTIONS: readonly RefusedRequest[] = [
  // Taking a vote back.
  [
    'a withdrawal from no batch',
    post('asha', '/api/batches/4711/withdraw'),
    'not-found',
    /^There is no batch 4711\.$/,
  ],
  [
    'a withdrawal from an approved batch',
    act('asha', 'withdraw', 'processing'),
    'not-pending',
    /enough people have approved it/,
  ],
  [
    'a withdrawal from a paid batch',
    act('asha', 'withdraw', 'completed'),
    'not-pending',
    /: its payment is recorded\.$/,
  ],
  [
    'a withdrawal from a cancelled batch',
    act('asha', 'withdraw', 'cancelled'),
    'not-pending',
    /it is cancelled/,
  ],
  ['a withdrawal from a draft', act('asha', 'withdraw', 'draft'), 'not-pending', /it is a draft/],
  // Cancelling.
  [
    'a cancellation of no batch',
    post('om', '/api/batches/4711/cancel', why),
    'not-found',
    /^There is no batch 4711\.$/,
  ],
  [
    'a cancellation without a reason',
    act('om', 'cancel', 'pending', {}),
    'invalid-input',
    /^reason is missing: expected the reason in 1 to 2000 characters/,
  ],
  [
    'a cancellation with a blank reason',
    act('om', 'cancel', 'pending', { reason: ' ' }),
    'invalid-input',
    /^reason is " ": expected the reason/,
  ],
  [
    'a cancellation with a long reason',
    act('om', 'cancel', 'pending', { reason: 'x'.repeat(2_001) }),
    'invalid-input',
    /^reason is "x+…: expected the reason/,
  ],
  [
    'a cancellation with a field more',
    act('om', 'cancel', 'pending', { ...why, reasons: 'y' }),
    'invalid-input',
    /^"reasons" is not a known key: did you mean reason\?$/,
  ],
  [
    'a cancellation without a body',
    act('om', 'cancel', 'pending'),
    'invalid-input',
    /expected content-type application\/json/,
  ],
  [
    'a cancellation by an approver',
    act('asha', 'cancel', 'pending', why),
    'not-entitled',
    /does not have the role that this takes of batch \S+ as it stands: approvers vote, operators cancel /,
  ],
  [
    'a cancellation of what is pending by finance',
    act('farah', 'cancel', 'pending', why),
    'not-entitled',
    /does not have the role/,
  ],
  [
    'a cancellation of what is approved by an operator',
    act('om', 'cancel', 'processing', why),
    'not-entitled',
    /does not have the role/,
  ],
  [
    'a cancellation of what is being paid',
    act('farah', 'cancel', 'settling', why),
    'settling',
    /is being settled in the background, which cannot be stopped or repeated/,
  ],
  [
    'a cancellation of a paid batch',
    act('farah', 'cancel', 'completed', why),
    'not-pending',
    /: its payment is recorded\.$/,
  ],
  [
    'a cancellation of a cancelled batch',
    act('om', 'cancel', 'cancelled', why),
    'not-pending',
    /it is cancelled/,
  ],
  ['a cancellation of a draft', act('om', 'cancel', 'draft', why), 'not-pending', /it is a draft/],
];
