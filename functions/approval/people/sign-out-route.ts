import { SignedOut } from '../../../shared/events/people.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { signOutEverywhere } from './sign-out-everywhere.ts';

export const signOutRoute = defineRoute({
  method: 'POST',
  path: '/admin/payouts/api/me/sign-out-everywhere',
  operationId: 'signOutEverywhere',
  summary: 'End every session of your sign-in: no token of before opens anything',
  role: 'viewer',
  params: Nothing,
  query: Nothing,
  body: Nothing,
  answers: { 200: { description: 'Signed out, from that second on', schema: SignedOut } },
  problems: ['idempotency-mismatch'],
  handle: signOutEverywhere,
});
