import * as z from 'zod';
import { parseSeal, SEALING_ACTIONS } from '../../domain/batches/parse-seal.ts';
import { BATCH_STREAM } from '../audit/batch-stream.ts';

/** The last event that sealed the batch `b`, as parse-seal takes it. */
export const SEAL = `(SELECT CONCAT('[', JSON_QUOTE(e.action), ',', e.occurred_at, ',', JSON_QUOTE(e.actor), ',', e.detail, ']')
                 FROM mlm_payout_events e
                WHERE e.stream = ${BATCH_STREAM} AND e.action IN (${SEALING_ACTIONS.map((action) => `'${action}'`).join(', ')})
                ORDER BY e.seq DESC LIMIT 1)`;

export const SealColumn = z.string().nullable().transform(parseSeal);
