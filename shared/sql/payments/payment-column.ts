import * as z from 'zod';
import { PAYMENT_ACTIONS, parsePayment } from '../../domain/payments/parse-payment.ts';
import { BATCH_STREAM } from '../audit/batch-stream.ts';

const ACTIONS = PAYMENT_ACTIONS.map((action) => `'${action}'`).join(', ');

/** The last event about the payment of the batch `b`, as parse-payment takes it. */
export const PAYMENT = `(SELECT CONCAT('[', JSON_QUOTE(y.action), ',', y.occurred_at, ',', JSON_QUOTE(y.actor), ',', y.detail, ']')
                 FROM mlm_payout_events y
                WHERE y.stream = ${BATCH_STREAM} AND y.action IN (${ACTIONS})
                ORDER BY y.seq DESC LIMIT 1)`;

export const PaymentColumn = z.string().nullable().transform(parsePayment);
