import * as z from 'zod';
import { parseSeal, SEALING_ACTIONS, STANDING_ACTIONS } from '../../domain/batches/parse-seal.ts';
import { BATCH_STREAM } from '../audit/batch-stream.ts';

const inList = (actions: readonly string[]): string => actions.map((action) => `'${action}'`).join(', ');

/** The last event that sealed the batch `b`, and the action of the last that moved it on, as parse-seal takes them. */
export const SEAL = `(SELECT CONCAT('[', JSON_QUOTE(e.action), ',', e.occurred_at, ',', JSON_QUOTE(e.actor), ',', e.detail, ',',
                               JSON_QUOTE((SELECT w.action FROM mlm_payout_events w
                                            WHERE w.stream = e.stream AND w.action IN (${inList(STANDING_ACTIONS)})
                                            ORDER BY w.seq DESC LIMIT 1)), ']')
                 FROM mlm_payout_events e
                WHERE e.stream = ${BATCH_STREAM} AND e.action IN (${inList(SEALING_ACTIONS)})
                ORDER BY e.seq DESC LIMIT 1)`;

export const SealColumn = z.string().nullable().transform(parseSeal);
