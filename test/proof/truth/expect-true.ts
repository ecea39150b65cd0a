import { expect } from 'vitest';
import type { PayoutStack } from '../../support/payout-stack.ts';
import type { Claim } from './claim.ts';
import { claimOf } from './claims.ts';
import { DENIAL } from './denial.ts';
import { expectFact } from './expect-fact.ts';
import { expectLaws } from './expect-laws.ts';
import { type Look, lookAt, type SeenEvent } from './look.ts';
import type { Said } from './said.ts';

type Sql = Pick<PayoutStack, 'sql'>;

/** And whoever did it after all has said that this may be. */
const ADMISSION = /not known|did not answer|could not be read|\bis done\b/i;

const isSame = (one: SeenEvent, other: SeenEvent): boolean =>
  one.stream === other.stream && one.actor === other.actor && one.action === other.action;

/** What is told of the tables beside the answer, and not by it. */
const BESIDE = ['run_failed', 'settings_changed_outside'];

/** A refusal may leave an event, and nothing else. */
const expectUnchanged = (before: Look, after: Look, where: string): void => {
  expect(after.business, `${where}: nothing of the business changed`).toBe(before.business);
  const grown = after.events.slice(before.events.length).filter(({ action }) => !BESIDE.includes(action));
  expect(grown.length, `${where}: at most one event, ${JSON.stringify(grown)}`).toBeLessThanOrEqual(1);
};

const expectCounted = (
  claim: Extract<Claim, { kind: 'counted' }>,
  before: Look,
  after: Look,
  where: string,
) => {
  const grown = after.events.slice(before.events.length);
  const adoptedBatches = grown.filter(({ action }) => action === 'batch_adopted').length;
  const numberedItems = after.numberedItems - before.numberedItems;
  expect({ adoptedBatches, numberedItems }, `${where}: so much was taken in`).toEqual({
    adoptedBatches: claim.adoptedBatches,
    numberedItems: claim.numberedItems,
  });
};

const expectOnRecord = ({ events }: Look, event: SeenEvent | undefined, where: string): void => {
  if (!event) return;
  expect(
    events.some((each) => isSame(each, event)),
    `${where}: it is on record`,
  ).toBe(true);
};

const expectOpen = (
  { words, inSteps }: Extract<Claim, { kind: 'open' }>,
  { alone }: Said,
  before: Look,
  after: Look,
  where: string,
): void => {
  expect(words, `${where}: it cannot know`).not.toMatch(DENIAL);
  const wasDone = alone && !inSteps && before.business !== after.business;
  if (wasDone && words !== '') expect(words, `${where}: it was done`).toMatch(ADMISSION);
};

const expectClaim = (claim: Claim, said: Said, before: Look, after: Look, where: string): void => {
  const { alone } = said;
  if (claim.kind === 'open') expectOpen(claim, said, before, after, where);
  if (claim.kind === 'unchanged' && alone) expectUnchanged(before, after, where);
  if (claim.kind === 'done') expectOnRecord(after, claim.event, where);
  if (claim.kind === 'counted' && alone) expectCounted(claim, before, after, where);
};

/** The alarm rings for nobody over an attempt that made its batch. */
const expectQuietAlarm = async (company: Sql, said: Said, before: Look, after: Look, where: string) => {
  if (said.by !== 'run' || !said.alone || !said.metrics['RunFailed']) return;
  const attempts = after.attempts.filter((attempt) => !before.attempts.includes(attempt));
  const made = await company.sql(
    `SELECT b.id FROM mlm_payout_batches b JOIN mlm_payout_runs r ON r.id = b.run_id WHERE r.attempt_id IN (?)`,
    [[...attempts, '']],
  );
  expect(made, `${where}: RunFailed was measured of a run that made a batch`).toEqual([]);
};

/** Right after it was given: an answer that says what the tables do not hold is a lie. */
export const expectTrue = async (company: Sql, said: Said, before: Look): Promise<void> => {
  const where = `the answer ${JSON.stringify(said).slice(0, 1_500)}`;
  const after = await lookAt(company);
  const claim = claimOf(said);
  expectClaim(claim, said, before, after, where);
  for (const each of claim.facts) await expectFact(company, each, where);
  if (said.by === 'migrate') return;
  await expectLaws(company, where);
  await expectQuietAlarm(company, said, before, after, where);
};
