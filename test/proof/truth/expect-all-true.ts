import { expect } from 'vitest';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { LEFT_BY } from './batch-claims.ts';
import { claimOf } from './claims.ts';
import { DENIAL } from './denial.ts';
import { expectFact } from './expect-fact.ts';
import { expectLaws } from './expect-laws.ts';
import { type Look, lookAt, type SeenEvent } from './look.ts';
import type { Said } from './said.ts';

/** What somebody does who was answered; each leaves one of these, and nothing else does. */
const DEEDS: ReadonlySet<string> = new Set([
  ...Object.values(LEFT_BY).flatMap((byOutcome) => Object.values(byOutcome)),
  'batch_expired',
  'settings_changed',
  'approver_added',
  'approver_changed',
  'approver_removed',
]);

const lineOf = ({ stream, actor, action }: SeenEvent): string => `${stream}: ${action} by ${actor}`;

/** What whoever knows nothing of it may have done. */
const mayHaveLeft = (said: Said): readonly string[] => {
  if (said.by !== 'action') return [];
  const { batchId, userId, action } = said;
  return Object.values(LEFT_BY[action]).map((left) =>
    lineOf({ stream: `batch-${batchId}`, actor: `user ${userId}`, action: left }),
  );
};

const without = (lines: readonly string[], wanted: readonly string[]): string[] | undefined => {
  const at = lines.findIndex((line) => wanted.includes(line));
  return at < 0 ? undefined : lines.toSpliced(at, 1);
};

/** Whoever drops the last item cancels the batch with it. */
const isEntailed = (event: SeenEvent, grown: readonly SeenEvent[]): boolean =>
  event.action === 'batch_cancelled' &&
  grown.some(
    ({ stream, actor, action }) =>
      action === 'items_dropped' && stream === event.stream && actor === event.actor,
  );

/** Each answer that says "done" has its event, and no event is without one: who was refused has done nothing. */
const expectDeeds = (all: readonly Said[], grown: readonly SeenEvent[]): void => {
  let left = grown.filter((event) => DEEDS.has(event.action) && !isEntailed(event, grown)).map(lineOf);
  for (const said of all) {
    const claim = claimOf(said);
    if (claim.kind !== 'done' || !claim.event) continue;
    const line = lineOf(claim.event);
    const rest = without(left, [line]);
    if (!rest) expect.fail(`told as done, and not on record: ${line}`);
    left = rest;
  }
  for (const said of all) if (claimOf(said).kind === 'open') left = without(left, mayHaveLeft(said)) ?? left;
  expect(left, 'done, and told to nobody as done').toEqual([]);
};

/** Of answers that were given while others were at work: what nobody can undo must be as each of them says. */
export const expectAllTrue = async (
  company: Pick<PayoutStack, 'sql'>,
  all: readonly Said[],
  before: Look,
): Promise<void> => {
  const after = await lookAt(company);
  expectDeeds(all, after.events.slice(before.events.length));
  for (const said of all) {
    const where = `the answer ${JSON.stringify(said).slice(0, 1_500)}`;
    const claim = claimOf(said);
    if (claim.kind === 'open') expect(claim.words, `${where}: it cannot know`).not.toMatch(DENIAL);
    for (const each of claim.facts.filter((found) => found.lasting)) await expectFact(company, each, where);
  }
  await expectLaws(company, 'after the round');
};
