import { STANDING_ACTIONS } from '../../domain/batches/parse-seal.ts';
import { BATCH_STREAM } from '../audit/batch-stream.ts';

const MOVED_ON = STANDING_ACTIONS.map((action) => `'${action}'`).join(', ');

/** What is asked of the last event `s` that moved the batch `b` on. */
const ofLastMove = (asked: string): string => `(SELECT ${asked}
                      FROM mlm_payout_events s
                     WHERE s.stream = ${BATCH_STREAM} AND s.action IN (${MOVED_ON})
                     ORDER BY s.seq DESC LIMIT 1)`;

const AS_ADOPTED = `(s.action = 'batch_adopted' AND JSON_UNQUOTE(JSON_EXTRACT(s.detail, '$.status')) = 'processing')`;
const AS_RESTORED = `s.action = 'batch_restored'`;

/** It was adopted as one in processing: nobody has said what the bank did with it. */
export const ADOPTED_UNANSWERED = ofLastMove(AS_ADOPTED);

/** It is held since a restore: the same. */
export const RESTORED_UNANSWERED = ofLastMove(AS_RESTORED);

/** But for those: what else is asked of the batch `b` is asked of them once somebody has said it. */
export const NOT_UNANSWERED = `AND NOT COALESCE(${ofLastMove(`(${AS_ADOPTED} OR ${AS_RESTORED})`)}, 0)`;
