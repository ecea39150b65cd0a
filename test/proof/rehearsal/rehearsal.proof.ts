import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { type NoticeInbox, openNoticeInbox } from '../../support/notice-inbox.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, signedIn } from '../../support/people.ts';
import { expectSound } from '../expect-sound.ts';
import { randomOf } from '../random.ts';
import { tried } from '../tried.ts';
import { liveThrough } from './a-day.ts';
import { armFaults } from './arm-faults.ts';
import { booksAmiss, openBank } from './bank.ts';
import { expectAllArrived, sendNotices } from './send-notices.ts';
import { stateAccount } from './statement-of-account.ts';

const { seed, days, commissions } = inject('proof');
const DAY = 86_400_000;
/** More calls than a day makes. */
const CALLS_MAX = 1_000;

let company: PayoutStack;
let inbox: NoticeInbox;
beforeAll(async () => {
  company = await startPayoutStack();
  await givenCompany(company);
  await givenPeople(company);
  await givenSettings(company, { required_approvals: '2' });
  await openBank(company);
  inbox = openNoticeInbox(company);
});
afterAll(async () => {
  inbox.close();
  await company.discard();
});

it(`${days} days, ${commissions} commissions each, one call in a hundred failing: every rupee is accounted for (seed ${seed})`, async () => {
  const { calls, faults } = company.stack.dataApi;
  const random = randomOf(seed, 'rehearsal');
  const rehearsal = { company, as: await signedIn(company), owed: { approved: 0n, clawedBack: 0n }, random };
  const arrived = new Set<string>();
  const firstNight = Math.floor(Date.now() / 1000) * 1000 - days * DAY;
  let faultsMet = 0;
  let callsMade = 0;
  for (let number = 0; number < days; number += 1) {
    calls.reset();
    const armed = armFaults(faults, random, CALLS_MAX);
    await liveThrough(rehearsal, {
      number,
      at: firstNight + number * DAY,
      commissions,
      redeployed: number === Math.floor(days / 2),
      unattended: number % 7 === 6 || (days > 1 && number === days - 1),
    });
    await sendNotices(company, inbox, arrived);
    callsMade += calls.all.length;
    faultsMet += armed.filter((call) => call < calls.all.length).length;
    await expectSound(company, `day ${number}, seed ${seed}`);
    expect(await booksAmiss(company), `day ${number}, seed ${seed}`).toEqual([]);
  }
  const statement = await stateAccount(company, rehearsal.owed);
  await expectAllArrived(company, arrived);
  console.log(statement.join('\n'));
  tried('days of the rehearsal', days);
  tried('calls of the rehearsal', callsMade);
  tried('of these calls failing', faultsMet);
});
