import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../../shared/domain/approvers/approver.ts';
import { PROBLEMS } from '../../../shared/domain/basics/problem.ts';
import { type ApiResponse, apiWithToken } from '../../support/api-client.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { businessTables, everyTable } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import {
  givenApprover,
  givenBatch,
  givenDeletedUser,
  givenPeople,
  type MadeBatch,
} from '../../support/people.ts';
import { until } from '../../support/until.ts';
import { tried } from '../tried.ts';
import { ACCESS, type AccessRow, type Cell, type Column, type Duty, REFUSED_DUTIES } from './access-table.ts';
import { BATCHES, BEGINNER } from './batches-to-ask.ts';
import { tokenFor } from './wrong-token.ts';

let company: PayoutStack;
let cells = 0;

const RUN_KEY = 'asked/by-hand';
const HOLD = '1';
const HELD_COMMISSION = '4711';

/** Whom of the demo's people each role is. */
const HOLDER = { viewer: 'vani', operator: 'om', approver: 'bimal', finance: 'farah', admin: 'adi' } as const;

/** Of finance, each involved in one way in each batch that is approved. */
const INVOLVED: Readonly<Record<Duty, { readonly userId: number; readonly subject: string }>> = {
  'finance who asked for the batch': { userId: 31, subject: 'requester' },
  'finance whom the batch pays': { userId: 32, subject: 'beneficiary' },
  'finance who approved the batch': { userId: 33, subject: 'voter' },
};

/** One that an operator may lift, and one that finance may: of nobody, and of nothing, that the batches here pay. */
const givenHolds = async (): Promise<void> => {
  await company.sql(
    `INSERT INTO mlm_payout_holds (id, kind, user_id, commission_id, open_key, reason, held_by, held_at) VALUES
       (${HOLD}, 'person', 9, NULL, 'person-9', 'a letter', 'user 21', '2026-01-01'),
       (2, 'payment', NULL, ${HELD_COMMISSION}, 'payment-${HELD_COMMISSION}', 'failed twice', 'payment', '2026-01-01')`,
  );
};

beforeAll(async () => {
  company = await startPayoutStack();
  await givenCompany(company);
  await givenPeople(company);
  await givenApprover(company, { userId: 22, subject: 'leaver', roles: ROLES, active: false });
  await givenDeletedUser(company, 'gone');
  for (const each of Object.values(INVOLVED))
    await givenApprover(company, { ...each, roles: ['approver', 'finance'] });
  await givenApprover(company, { ...BEGINNER, roles: ['finance'] });
  await givenSettings(company, { required_approvals: '2' });
  await givenBatch(company, [{}], { runKey: RUN_KEY });
  await givenHolds();
});
afterAll(async () => {
  tried('cells of the access table', cells);
  await company.discard();
});

const isDuty = (column: string): column is Duty => column in REFUSED_DUTIES;
const isRole = (column: string): column is Role => ROLES.includes(column as Role);
const isAllowed = (cell: Cell): boolean => typeof cell === 'number' && cell < 400;

/** Whose token a column carries: somebody whose role would do, where the role is not what is wrong. */
const personOf = ({ cells: answers }: AccessRow, column: Column | Duty): string => {
  if (isDuty(column)) return INVOLVED[column].subject;
  if (isRole(column)) return HOLDER[column];
  if (column === 'a sign-in without a row') return 'nil';
  if (column === 'an inactive holder of every role') return 'leaver';
  if (column === 'a holder of every role whose user the host deleted') return 'gone';
  const may = ROLES.find((role) => isAllowed(answers[role])) ?? 'viewer';
  return HOLDER[may];
};

const batchFor = ({ of = 'pending' }: AccessRow): Promise<MadeBatch> => BATCHES[of](company);

const ask = async (row: AccessRow, column: Column | Duty, batch: MadeBatch): Promise<ApiResponse> => {
  cells += 1;
  const [method = '', path = ''] = row.route.split(' ');
  const at = path
    .replace('/admin/payouts', '')
    .replace('{batchId}', batch.batchId)
    .replace('{runKey}', RUN_KEY)
    .replace('{holdId}', HOLD)
    .replace('{commissionId}', HELD_COMMISSION)
    .replace('{stream}', `batch-${batch.batchId}`);
  const who = apiWithToken(company, await tokenFor(company, column, personOf(row, column)));
  if (!row.body) return who.send(method, at);
  const headers = { 'content-type': 'application/json' };
  return who.send(method, at, { headers, body: JSON.stringify(row.body(batch)) });
};

/** The problem by its name where the function refuses; the gateway's own refusals have none. */
const answered = ({ status, body }: ApiResponse): Cell => {
  const type = String(body?.type ?? '').replace('/problems/', '');
  return type in PROBLEMS ? (type as Cell) : status;
};

/** A real run goes on after its answer. */
const runEnded = (runKey: string): Promise<true> =>
  until(async () => {
    const { invocations } = company.stack.lambda;
    return invocations.some(({ type, payload }) => type === 'Event' && payload.includes(runKey)) || undefined;
  });

const columnsOf = (row: AccessRow, allowed: boolean): Column[] =>
  (Object.keys(row.cells).filter((column) => !isDuty(column)) as Column[]).filter(
    (column) => isAllowed(row.cells[column]) === allowed,
  );

const ROWS = ACCESS.map((row) => ({ title: [row.route, row.asked].filter(Boolean).join(': '), row }));

describe.each(ROWS)('$title', ({ row }) => {
  it('refuses whom the table says, and no row of any table changes', async () => {
    const batch = await batchFor(row);
    const before = await everyTable(company);
    const refused = columnsOf(row, false);
    const found: Partial<Record<Column, Cell>> = {};
    for (const column of refused) found[column] = answered(await ask(row, column, batch));
    expect(found).toEqual(Object.fromEntries(refused.map((column) => [column, row.cells[column]])));
    expect(await everyTable(company)).toEqual(before);
  });

  it('does it for whom the table says', async () => {
    const allowed = columnsOf(row, true);
    expect(allowed.length).toBeGreaterThan(1);
    let batch = await batchFor(row);
    for (const column of allowed) {
      const answer = await ask(row, column, batch);
      expect([column, answered(answer)]).toEqual([column, row.cells[column]]);
      if (answer.status === 202) await runEnded(answer.body.runKey);
      // What every role may do changes nothing that the next one needs.
      if (!ROLES.every((role) => isAllowed(row.cells[role]))) batch = await batchFor(row);
    }
  });
});

const dutiesOf = ({ cells: answers }: AccessRow): Duty[] => Object.keys(answers).filter(isDuty);

describe.each(ROWS.filter(({ row }) => dutiesOf(row).length > 0))('$title', ({ row }) => {
  it('refuses who is involved, and no row of the business changes', async () => {
    const batch = await batchFor(row);
    const before = await businessTables(company);
    for (const duty of dutiesOf(row)) {
      const answer = await ask(row, duty, batch);
      expect([duty, answered(answer)]).toEqual([duty, row.cells[duty]]);
    }
    expect(await businessTables(company)).toEqual(before);
  });
});
