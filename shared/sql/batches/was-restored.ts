import { BATCH_STREAM } from '../audit/batch-stream.ts';

/** Something of the batch `b` went with a restored database: what it was meanwhile, and who approved it, is not known here. */
export const WAS_RESTORED = `EXISTS (SELECT 1 FROM mlm_payout_events g
                                 WHERE g.stream = ${BATCH_STREAM} AND g.action = 'batch_restored')`;
