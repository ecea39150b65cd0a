import * as z from 'zod';
import { executeRead, executeWrite } from '../../../../../shared/aws/execute-statement.ts';
import {
  type CommissionClaim,
  claimCommissions,
  markClaimed,
} from '../../../../../shared/sql/batches/claim.ts';
import { judged, type Observation, type Probe } from '../../probe/probe.ts';
import { holdRow } from '../../scratch/hold-row.ts';
import { inTransaction } from '../../scratch/in-transaction.ts';
import { outcomeOf } from '../../scratch/outcome.ts';
import { PAYOUT_TABLES } from '../../scratch/payout-tables.ts';
import type { Scratch } from '../../scratch/scratch.ts';

const COMMISSIONS = `INSERT INTO mlm_commission_ledger (id, beneficiary_user_id, amount, status, created_at)
   VALUES (1, 7, 10.10, 'approved', FROM_UNIXTIME(1700000004)), (2, 7, 20.20, 'approved', FROM_UNIXTIME(1700000003)),
          (3, 8, 30.30, 'approved', FROM_UNIXTIME(1700000002)), (4, 9, 40.40, 'approved', FROM_UNIXTIME(1700000001)),
          (5, 7, 50.50, 'approved', FROM_UNIXTIME(1700000000))`;

/** Oldest first, of 5, 4, 3, 2, 1: 4 is held, 3 belongs to a user who is missing. */
const CLAIM: CommissionClaim = {
  batchId: '42',
  itemCount: 10,
  after: { createdAt: '1600000000', commissionId: '0' },
  toSeconds: 1_800_000_000,
  limit: 2,
  missingBeneficiaries: ['8'],
};
const CLAIMED = '11 is 5, 12 is 2';

const readItems = {
  sql: `SELECT i.item_no AS itemNo, i.commission_id AS commissionId FROM mlm_payout_batch_items i
          JOIN mlm_commission_ledger l ON l.id = i.live_commission_id AND l.payout_batch_id = i.batch_id
         ORDER BY i.item_no`,
  params: {},
  row: z.object({ itemNo: z.string(), commissionId: z.string() }),
};

const claimBeside = (scratch: Scratch, transactionId: string): Promise<Observation> =>
  holdRow(scratch, { table: 'mlm_commission_ledger', id: 4 }, async () => {
    const connection = { client: scratch.deps.clients.once, target: scratch.deps.target, transactionId };
    const claimed = await outcomeOf(executeWrite(connection, claimCommissions(CLAIM)));
    if (claimed.kind === 'refused') return judged(false, `the claim: ${claimed.text}`);
    const { changed } = claimed.answer;
    const marked = await outcomeOf(
      executeWrite(connection, { ...markClaimed({ batchId: '42', first: 11, last: 12 }), expectRows: 'any' }),
    );
    if (marked.kind === 'refused') return judged(false, `the marker: ${marked.text}`);
    const items = (await executeRead(connection, readItems)).map(
      ({ itemNo, commissionId }) => `${itemNo} is ${commissionId}`,
    );
    const fits = changed === 2 && marked.answer.changed === 2 && items.join(', ') === CLAIMED;
    return judged(
      fits,
      `claim counted ${changed}, marker ${marked.answer.changed}; items and their commissions: ${items.join(', ')}`,
    );
  });

export const claim: Probe = {
  name: 'claim',
  question:
    'Does our claim (INSERT … SELECT of a derived table, LIMIT :n FOR UPDATE SKIP LOCKED, ROW_NUMBER()) and its marker (UPDATE of an ordered derived table) work beside a row that somebody holds?',
  weAssume:
    'it passes over the held row, numbers the items in order, and both it and the marker count their rows',
  reliedOnBy: [
    'shared/sql/batches/claim.ts',
    'shared/sql/batches/in-ledger-order.ts',
    'shared/sql/runs/eligible.ts',
    'shared/sql/runs/survey.ts',
    'functions/payout/batches/claim-passes.ts',
  ],
  ifItDiffers: 'Do not run payouts on this cluster: the claim must change first.',
  ask: async (scratch) => {
    for (const sql of [...PAYOUT_TABLES, COMMISSIONS]) await scratch.api.execute(sql);
    return await inTransaction(scratch, (transactionId) => claimBeside(scratch, transactionId));
  },
};
