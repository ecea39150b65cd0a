import { type RefusedRequest, sendText, vote } from './refused-request.ts';

const notes = (text: string): Parameters<typeof vote>[0] => ({ notes: text });

export const REFUSED_BODIES: readonly RefusedRequest[] = [
  // The body.
  [
    'no body',
    sendText(undefined),
    'invalid-input',
    /^The body does not parse: Invalid or malformed JSON was provided\.$/,
  ],
  [
    'no body and no type of it',
    sendText(undefined, {}),
    'invalid-input',
    /expected content-type application\/json\.$/,
  ],
  ['a body that is cut off', sendText('{"batchId": "1", '), 'invalid-input', /^The body does not parse/],
  ['a list', sendText('[]'), 'invalid-input', /^the request is \[\]: expected a JSON object$/],
  ['null', sendText('null'), 'invalid-input', /^the request is null: expected a JSON object$/],
  ['a text', sendText('"approve"'), 'invalid-input', /^the request is "approve": expected a JSON object$/],
  ['a number', sendText('1'), 'invalid-input', /^the request is 1: expected a JSON object$/],
  [
    'a body of another type',
    sendText('{}', { 'content-type': 'text/plain' }),
    'invalid-input',
    /expected content-type application\/json\.$/,
  ],
  [
    'a form',
    sendText('decision=approved', { 'content-type': 'application/x-www-form-urlencoded' }),
    'invalid-input',
    /expected content-type application\/json\.$/,
  ],
  [
    'a prototype in the body',
    sendText('{"__proto__": {"decision": "approved"}}'),
    'invalid-input',
    /^The body does not parse/,
  ],
  [
    'a body as deep as it is long',
    sendText(`{"notes": ${'['.repeat(200_000)}${']'.repeat(200_000)}}`),
    'invalid-input',
    /./,
  ],
  [
    'a body of 2 MB',
    vote(notes('x'.repeat(2_097_152))),
    'too-large',
    /^The body has 2097\d\d\d bytes: expected at most 1048576\.$/,
  ],
  [
    '2 MB of another type',
    sendText('x'.repeat(2_097_152), { 'content-type': 'text/plain' }),
    'too-large',
    /^The body has 2097152 bytes/,
  ],
];
