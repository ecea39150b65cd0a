import { expect } from 'vitest';
import { scheduleEvent } from '../../support/given.ts';
import type { Answer, PayoutStack } from '../../support/payout-stack.ts';
import type { Random } from '../random.ts';
import { clawBack, earn, type Owed } from './host.ts';
import { payADay, recordNews } from './pay-a-day.ts';
import { untilAnswered } from './persist.ts';
import { redeploy } from './redeploy.ts';
import { dropDrifted, type People, signOff, turnDown, untilSettled } from './sign-off-a-day.ts';

export type Rehearsal = {
  readonly company: PayoutStack;
  readonly as: People;
  readonly owed: Owed;
  readonly random: Random;
};

export type Day = {
  readonly number: number;
  /** Of the nightly run, epoch milliseconds. */
  readonly at: number;
  readonly commissions: number;
  /** In the middle of the sign-off. */
  readonly redeployed: boolean;
  /** Nobody gets to it: the batch waits. */
  readonly unattended: boolean;
};

const batchOf = (answer: Answer) => {
  const { batchId, contentHash, totalAmount } = answer['recorded'] ?? answer;
  expect(batchId, JSON.stringify(answer)).toBeTypeOf('string');
  return { batchId, contentHash, totalAmount };
};

const nightly = async ({ company }: Rehearsal, { at }: Day) => {
  const event = scheduleEvent(new Date(at).toISOString().replace('.000Z', 'Z'));
  return batchOf(await untilAnswered(() => company.invoke(event)));
};

/** After a batch was turned down: the same commissions, but for those that were taken back. */
const byHand = async ({ company }: Rehearsal, { number }: Day) => {
  const payload = { force: true, lookbackDays: 45, runKey: `rehearsal/${number}`, requestedBy: 'om' };
  return batchOf(await untilAnswered(() => company.invoke(payload)));
};

/** A batch that two people have approved; what changed under their eyes is dropped from it, and what nobody wants is batched again. */
const approvedBatch = async (rehearsal: Rehearsal, day: Day) => {
  const { company, as, owed } = rehearsal;
  const first = await nightly(rehearsal, day);
  await recordNews(rehearsal, day.number);
  if (day.number % 3 === 1) await clawBack(company, owed, first.batchId, 20);
  const unwanted = day.number % 5 === 2;
  if (!unwanted && (await signOff(as, first))) return first;
  if (!unwanted) {
    const anew = await dropDrifted(as, first);
    expect(await signOff(as, anew)).toBe(true);
    return anew;
  }
  await turnDown(as, first);
  await untilSettled(company, as, first.batchId);
  const again = await byHand(rehearsal, day);
  expect(await signOff(as, again)).toBe(true);
  return again;
};

/** What a day brings. Whoever gets no answer asks again; nobody repairs anything. */
export const liveThrough = async (rehearsal: Rehearsal, day: Day): Promise<void> => {
  const { company, owed, random } = rehearsal;
  await earn(company, owed, random, day.at, day.commissions);
  if (day.unattended) {
    await nightly(rehearsal, day);
    return;
  }
  const { batchId } = await approvedBatch(rehearsal, day);
  await clawBack(company, owed, batchId, 10);
  await clawBack(company, owed, null, 5);
  const deployed = day.redeployed ? redeploy(company) : undefined;
  await payADay(rehearsal, batchId, day.number);
  await deployed;
};
