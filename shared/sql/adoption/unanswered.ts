import { STANDING_ACTIONS } from '../../domain/batches/parse-seal.ts';
import { BATCH_STREAM } from '../audit/batch-stream.ts';

const MOVED_ON = STANDING_ACTIONS.map((action) => `'${action}'`).join(', ');

/** The last that moved the batch `b` on was its adoption as one in processing: nobody has said what the bank did with it. */
export const UNANSWERED = `(SELECT s.action = 'batch_adopted' AND JSON_UNQUOTE(JSON_EXTRACT(s.detail, '$.status')) = 'processing'
                      FROM mlm_payout_events s
                     WHERE s.stream = ${BATCH_STREAM} AND s.action IN (${MOVED_ON})
                     ORDER BY s.seq DESC LIMIT 1)`;

/** But for those: what else is asked of the batch `b` is asked of them once somebody has said it. */
export const NOT_UNANSWERED = `AND NOT (b.run_id IS NULL AND COALESCE(${UNANSWERED}, 0))`;
