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
import {
  type AccessRow,
  type Cell,
  type Column,
  type Duty,
  type MadeOffer,
  REFUSED_DUTIES,
} from './access-row.ts';
import { ACCESS } from './access-table.ts';
import { BATCHES, BEGINNER } from './batches-to-ask.ts';
import { offerFor } from './offers-to-ask.ts';
import {
  exportOf,
  givenExports,
  givenHolds,
  HELD_COMMISSION,
  HOLD,
  HOLDER,
  LEAVING,
  RUN_KEY,
} from './things-to-ask.ts';
import { tokenFor } from './wrong-token.ts';

let company: PayoutStack;
let cells = 0;

/** Of finance, each involved in one way in each batch that is approved. */
const INVOLVED: Readonly<Record<Duty, { readonly userId: number; readonly subject: string }>> = {
  'finance who asked for the batch': { userId: 31, subject: 'requester' },
  'finance whom the batch pays': { userId: 32, subject: 'beneficiary' },
  'finance who approved the batch': { userId: 33, subject: 'voter' },
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
  await givenApprover(company, { userId: Number(LEAVING), subject: 'leaving', roles: ['viewer'] });
  await company.sql(`INSERT INTO users (id, name, email) VALUES (36, 'new', 'n@example.com')`);
  await givenSettings(company, { required_approvals: '2' });
  await givenBatch(company, [{}], { runKey: RUN_KEY });
  await givenHolds(company);
  await givenExports(company);
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

type Given = { readonly batch: MadeBatch; readonly offer: MadeOffer };
const givenFor = async (row: AccessRow): Promise<Given> => ({
  batch: await batchFor(row),
  offer: await offerFor(company, row),
});

const ask = async (row: AccessRow, column: Column | Duty, { batch, offer }: Given): Promise<ApiResponse> => {
  cells += 1;
  const [method = '', path = ''] = row.route.split(' ');
  const at = path
    .replace('/admin/payouts', '')
    .replace('{batchId}', batch.batchId)
    .replace('{userId}', method === 'DELETE' ? LEAVING : '11')
    .replace('{offerId}', offer.offerId)
    .replace('{runKey}', RUN_KEY)
    .replace('{holdId}', HOLD)
    .replace('{exportId}', exportOf(personOf(row, column)))
    .replace('{commissionId}', HELD_COMMISSION)
    .replace('{stream}', `batch-${batch.batchId}`)
    .concat(row.query ?? '');
  const who = apiWithToken(company, await tokenFor(company, column, personOf(row, column)));
  if (!row.body) return who.send(method, at);
  const headers = { 'content-type': 'application/json' };
  return who.send(method, at, { headers, body: JSON.stringify(row.body(batch, offer)) });
};

/** The problem by its name where the function refuses; the gateway's own refusals have none. */
const answered = ({ status, body }: ApiResponse): Cell => {
  const type = String(body?.type ?? '').replace('/problems/', '');
  return type in PROBLEMS ? (type as Cell) : status;
};

/** What is answered with 202 goes on after its answer, or waits for somebody. */
const isTaken = async ({ status, body }: ApiResponse): Promise<void> => {
  const named: string | undefined = body.runKey ?? body.exportId;
  if (status !== 202 || named === undefined) return;
  await until(async () => {
    const { invocations } = company.stack.lambda;
    return invocations.some(({ type, payload }) => type === 'Event' && payload.includes(named)) || undefined;
  });
};

const columnsOf = (row: AccessRow, allowed: boolean): Column[] =>
  (Object.keys(row.cells).filter((column) => !isDuty(column)) as Column[]).filter(
    (column) => isAllowed(row.cells[column]) === allowed,
  );

const ROWS = ACCESS.map((row) => ({ title: [row.route, row.asked].filter(Boolean).join(': '), row }));

describe.each(ROWS)('$title', ({ row }) => {
  it('refuses whom the table says, and no row of any table changes', async () => {
    const given = await givenFor(row);
    const before = await everyTable(company);
    const refused = columnsOf(row, false);
    const found: Partial<Record<Column, Cell>> = {};
    for (const column of refused) found[column] = answered(await ask(row, column, given));
    expect(found).toEqual(Object.fromEntries(refused.map((column) => [column, row.cells[column]])));
    expect(await everyTable(company)).toEqual(before);
  });

  it('does it for whom the table says', async () => {
    const allowed = columnsOf(row, true);
    expect(allowed.length).toBeGreaterThan(1);
    let given = await givenFor(row);
    for (const column of allowed) {
      const answer = await ask(row, column, given);
      expect([column, answered(answer)]).toEqual([column, row.cells[column]]);
      // As if whoever signed out everywhere had signed in again, a second later.
      await company.sql('UPDATE mlm_payout_approvers SET signed_out_at = NULL');
      await isTaken(answer);
      // What every role may do changes nothing that the next one needs.
      if (row.offer || !ROLES.every((role) => isAllowed(row.cells[role]))) given = await givenFor(row);
    }
  });
});

const dutiesOf = ({ cells: answers }: AccessRow): Duty[] => Object.keys(answers).filter(isDuty);

describe.each(ROWS.filter(({ row }) => dutiesOf(row).length > 0))('$title', ({ row }) => {
  it('refuses who is involved, and no row of the business changes', async () => {
    const given = await givenFor(row);
    const before = await businessTables(company);
    for (const duty of dutiesOf(row)) {
      const answer = await ask(row, duty, given);
      expect([duty, answered(answer)]).toEqual([duty, row.cells[duty]]);
    }
    expect(await businessTables(company)).toEqual(before);
  });
});
