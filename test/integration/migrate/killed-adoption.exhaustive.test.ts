import { afterAll, beforeAll, expect, it } from 'vitest';
import { everyOr, isExhaustive } from '../../support/exhaustive.ts';
import { grantDump, schemaDump } from '../../support/host-database.ts';
import { type Answer, type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPhaseFive } from '../../support/phase-five.ts';

const NOW = new Date('2026-11-22T06:00:00Z');

let calm: PayoutStack;
let killed: PayoutStack;
beforeAll(async () => {
  // A killed call leaves its transaction open; the Data API ends it after three minutes, here sooner.
  calm = await startPayoutStack({ migrated: false });
  killed = await startPayoutStack({ migrated: false, idleMilliseconds: 1_500 });
  await givenPhaseFive(calm, { now: NOW });
  await givenPhaseFive(killed, { now: NOW });
});
afterAll(async () => {
  await calm.discard();
  await killed.discard();
});

const migrate = (company: PayoutStack): Promise<Answer> => company.invoke({}, 'migrate');

const rowsOf = ({ sql }: PayoutStack, text: string) => sql(text);

/** All that a migration leaves behind, but for times, and the hashes over them. */
const endState = async (company: PayoutStack) => [
  await schemaDump(company),
  await grantDump(company),
  await rowsOf(company, 'SELECT * FROM mlm_commission_ledger ORDER BY id'),
  await rowsOf(company, 'SELECT * FROM mlm_payout_batches ORDER BY id'),
  await rowsOf(company, 'SELECT * FROM mlm_payout_batch_items ORDER BY id'),
  await rowsOf(company, 'SELECT * FROM mlm_payout_batch_approvals ORDER BY id'),
  await rowsOf(
    company,
    'SELECT stream, seq, actor, action, detail FROM mlm_payout_events ORDER BY stream, seq',
  ),
  await rowsOf(company, 'SELECT stream, seq FROM mlm_payout_streams ORDER BY stream'),
];

type Call = PayoutStack['stack']['dataApi']['calls']['all'][number];

/** A statement by the beginning of its text, which no two share; lists of ids come later, and differ in length. */
const shapeOf = ({ sql, operation }: Pick<Call, 'sql' | 'operation'>): string =>
  sql === undefined ? operation : sql.slice(0, 90);

/** One loop grants all; each statement costs a whole migration, so those of one user stand for the others'. */
const isOneOfMany = ({ sql = '' }: Call): boolean => sql.startsWith('GRANT') && !sql.includes("'payout_fn'");

const literal = (text: string): RegExp => new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

/** Migrates, and kills the function while its next call of this shape is under way; what was sent is still carried out. */
const migrateAndKillAt = async (company: PayoutStack, call: Call): Promise<Answer> => {
  const { faults, calls } = company.stack.dataApi;
  const { operation, sql } = call;
  const which = sql === undefined ? { operation } : { sql: literal(shapeOf(call)) };
  faults.clear();
  faults.add({ kind: 'delay', milliseconds: 60, times: 1, ...which });
  calls.reset();
  let isOver = false;
  const answer = migrate(company).finally(() => {
    isOver = true;
  });
  const isUnderWay = (): boolean => calls.all.some((each) => shapeOf(each) === shapeOf(call));
  while (!isOver && !isUnderWay()) await new Promise((resolve) => setTimeout(resolve, 2));
  if (!isOver) await company.stack.lambda.kill('migrate');
  return answer;
};

it('a migration and adoption killed at each of its statements comes to the same end when repeated', async () => {
  calm.stack.dataApi.calls.reset();
  expect(await migrate(calm)).toMatchObject({ adopted: { batches: 11 } });
  const all = calm.stack.dataApi.calls.all.filter((call) => !isOneOfMany(call));
  const shapes = [...new Map(all.toReversed().map((call) => [shapeOf(call), call])).values()].toReversed();
  expect(shapes.length).toBeGreaterThan(60);
  const doomed = everyOr(
    shapes,
    shapes.filter(({ sql = '' }) => sql.startsWith('INSERT INTO mlm_payout_events')),
  );
  let kills = 0;
  for (const call of doomed) {
    const { errorType = '' } = await migrateAndKillAt(killed, call);
    kills += errorType.includes('Exit') ? 1 : 0;
  }
  expect(kills).toBeGreaterThan(isExhaustive() ? 60 : 0);
  // Killed at every statement it came to its end; killed once, it has to be repeated once.
  if (!isExhaustive()) await migrate(killed);
  expect(await migrate(killed)).toMatchObject({
    applied: [],
    adopted: { batches: 0, items: 0, reopened: 0, unanswered: 0 },
  });
  expect(await endState(killed)).toEqual(await endState(calm));
}, 600_000);
