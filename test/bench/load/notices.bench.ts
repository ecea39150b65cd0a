import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { formatCount } from '../../../shared/domain/basics/format-count.ts';
import { givenDigestHour } from '../../support/digest-hour.ts';
import { measureFunctionMemory } from '../../support/function-memory.ts';
import { givenCompany } from '../../support/given.ts';
import { type NoticeInbox, openNoticeInbox } from '../../support/notice-inbox.ts';
import { givenNotices } from '../../support/outbox.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import type { Figure } from '../figure.ts';
import { tellFigure } from '../tell-figure.ts';
import { memoryFigures } from './memory-figures.ts';

const { quick } = inject('bench');

const NOTICES = quick ? 1_000 : 100_000;

/**
 * A notice is about a kilobyte as it is sent: should a process keep what it has sent, the second half would add 50 MB and
 * more to the first. Less is what V8 puts off collecting.
 */
const GROWTH_MAX = 24;

let company: PayoutStack;
let inbox: NoticeInbox;
beforeAll(async () => {
  company = await startPayoutStack();
  inbox = openNoticeInbox(company);
  await givenCompany(company);
  await givenDigestHour(company, 'is ahead');
});
afterAll(async () => {
  inbox.close();
  await company.discard();
});

const tell = (figure: Omit<Figure, 'act' | 'of'>): void =>
  tellFigure({ act: 'drain', of: `${formatCount(NOTICES)} notices`, ...figure });

/** Minute after minute, without waiting for them. */
const drain = async (notices: number): Promise<number> => {
  let minutes = 0;
  for (let left = notices; left > 0; minutes += 1) {
    const { sent, unsent } = await company.invoke({}, 'notice');
    expect({ sent: Number(sent) > 0, unsent }).toEqual({ sent: true, unsent: 0 });
    left -= Number(sent);
    company.stack.dataApi.calls.reset();
  }
  return minutes;
};

describe(`${NOTICES} notices that wait`, () => {
  it('are all sent once, by a process that does not grow', async () => {
    await givenNotices(company, NOTICES);
    const minutes: number[] = [];
    const half = async () => void minutes.push(await drain(NOTICES / 2));
    const begun = performance.now();
    const first = await measureFunctionMemory('notice', half);
    const second = await measureFunctionMemory('notice', half);
    const milliseconds = performance.now() - begun;
    expect(
      await company.sql('SELECT status, COUNT(*) AS count FROM mlm_notification_log GROUP BY status'),
    ).toEqual([{ status: 'sent', count: NOTICES }]);
    expect(await inbox.count()).toBe(NOTICES);
    tell({ measure: 'time', unit: 'ms', value: milliseconds });
    tell({ measure: 'sent', unit: 'rows a second', value: (NOTICES / milliseconds) * 1_000 });
    tell({
      measure: 'invocations, one a minute',
      unit: 'calls',
      value: minutes.reduce((sum, each) => sum + each),
    });
    // Two invocations are what a process takes to be warm.
    for (const figure of memoryFigures(first, second, quick ? undefined : GROWTH_MAX)) tell(figure);
  });
});
