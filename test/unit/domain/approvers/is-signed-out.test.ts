import { expect, it } from 'vitest';
import { isSignedOut } from '../../../../shared/domain/approvers/is-signed-out.ts';

const at = new Date('2026-11-29T04:30:12.345Z');
const second = Date.parse('2026-11-29T04:30:12Z') / 1000;

it.each([
  { of: 'a session of the second before', authenticated: second - 1, ended: true },
  { of: 'one of the very second, which may be older', authenticated: second, ended: true },
  { of: 'one of the very second, told more exactly', authenticated: second + 0.9, ended: true },
  { of: 'one of the next second', authenticated: second + 1, ended: false },
  { of: 'one that does not say', authenticated: undefined, ended: true },
])('$of is ended by a sign-out: $ended', ({ authenticated, ended }) => {
  expect(isSignedOut(at, authenticated)).toBe(ended);
  expect(isSignedOut(null, authenticated)).toBe(false);
});
