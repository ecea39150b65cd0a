import * as z from 'zod';
import { userOfActor } from '../audit/user-of-actor.ts';
import { paiseFrom } from '../basics/money.ts';
import type { Frozen, Payment } from './payment.ts';

/** What a payment comes by; the last of these in a batch's stream says how far it is. An abort leaves it as before it began; so does a restore, of which finance says what the bank did. */
const STEPS = {
  payment_begun: 'begun',
  payment_recorded: 'recording',
  payment_aborted: undefined,
  batch_restored: undefined,
  batch_paid: 'recorded',
  nothing_paid: 'recorded',
} as const satisfies Readonly<Record<string, Payment['step'] | undefined>>;
type PaymentAction = keyof typeof STEPS;
export const PAYMENT_ACTIONS = Object.keys(STEPS) as PaymentAction[];

const Detail = z.object({
  reference: z.string().nullish(),
  frozen: z
    .object({
      count: z.int(),
      amount: z.string().transform(paiseFrom),
      root: z.string(),
      itemCount: z.int(),
    })
    .optional(),
  leftOutNamed: z.unknown().optional(),
  paidThoughHeld: z.unknown().optional(),
});

/** The event as the statement tells it: action, microseconds since 1970, actor, detail. */
const PaymentEvent = z.tuple([z.enum(PAYMENT_ACTIONS), z.int(), z.string(), Detail]);

/** In the version before, a payment that had begun was being recorded: it had its reference, and fixed nothing. */
const stepOf = (action: PaymentAction, frozen: Frozen | undefined): Payment['step'] | undefined =>
  action === 'payment_begun' && !frozen ? 'recording' : STEPS[action];

/** The payment that an event tells of, as a JSON array; null where there is none, or the last was aborted. */
export const parsePayment = (text: string | null): Payment | null => {
  if (text === null) return null;
  const [action, occurredAt, actor, { frozen, reference, leftOutNamed, paidThoughHeld }] = PaymentEvent.parse(
    JSON.parse(text),
  );
  const step = stepOf(action, frozen);
  if (!step) return null;
  return {
    step,
    byUserId: userOfActor(actor),
    at: new Date(occurredAt / 1000),
    frozen: frozen ?? null,
    asked: step === 'begun' ? { leftOutNamed, paidThoughHeld } : null,
    reference: reference ?? null,
  };
};
