import { agree } from '../../../../shared/domain/basics/agree.ts';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import { listRestoredUnanswered, listUnanswered } from '../../../../shared/sql/doctor/unsound-batches.ts';
import { listingCheck } from '../check/check.ts';
import { rupees } from '../check/wording.ts';

/** In processing on the old page when adopted, and nobody has said what the bank did. */
export const adoptedUnanswered = listingCheck({
  name: 'adopted_unanswered',
  needs: ['mlm_payout_batches', 'mlm_payout_events', 'mlm_payout_batches.run_id'],
  list: () => listUnanswered(),
  judge: ({ count, amount }) => ({
    severity: 'warning',
    message: `${counted(count, 'batch', 'batches')}, ${rupees(amount)}, ${agree(count, 'was', 'were')} in processing on the old page when adopted: the bank may have paid ${agree(count, 'it', 'them')}, and nobody can decide on ${agree(count, 'it', 'them')} until finance has said.`,
    advice:
      'Have finance look at the bank, then: POST /api/batches/<batchId>/adopted-answer with bankPaid true, the reference and what failed; or with bankPaid false, which cancels the batch and lets go of what it holds.',
  }),
});

/** Held since a restore, and nobody has said what the bank did. */
export const restoredUnanswered = listingCheck({
  name: 'restored_unanswered',
  needs: ['mlm_payout_batches', 'mlm_payout_events'],
  list: () => listRestoredUnanswered(),
  judge: ({ count, amount }) => ({
    severity: 'warning',
    message: `${counted(count, 'batch', 'batches')}, ${rupees(amount)}, ${agree(count, 'is', 'are')} held since the database was restored from a backup: the bank may have paid ${agree(count, 'it', 'them')}, and nobody can decide on ${agree(count, 'it', 'them')} until finance has said.`,
    advice:
      'Have finance look at the bank, then: POST /api/batches/<batchId>/adopted-answer with bankPaid true, the reference and what failed; or with bankPaid false, which cancels the batch and makes what it holds due.',
  }),
});
