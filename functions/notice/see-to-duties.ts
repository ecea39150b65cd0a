import { digestKey } from '../../shared/domain/notices/digest-notice.ts';
import { type NoticeDay, noticeDay } from '../../shared/domain/notices/notice-day.ts';
import { noticeSettings } from '../../shared/domain/settings/notice-settings.ts';
import { type Duties, readDuties } from '../../shared/sql/notices/duties.ts';
import { readPayoutSettings } from '../../shared/sql/settings/settings.ts';
import { announceEmergency } from './duties/announce-emergency.ts';
import { askToExpire, askToKeepLists, askToLookAtOffers, askToSettle } from './duties/ask-worker.ts';
import { exportsGoneBefore, quietBefore } from './duties/deadlines.ts';
import type { Duty, DutyDeps } from './duties/duty.ts';
import { forgetAnswers } from './duties/forget-answers.ts';
import { forgetExports } from './duties/forget-exports.ts';
import { forgetRuns } from './duties/forget-runs.ts';
import { forgetWords } from './duties/forget-words.ts';
import { makeDigest } from './duties/make-digest.ts';
import { remindApprovers } from './duties/remind-approvers.ts';
import { remindFinance } from './duties/remind-finance.ts';
import { tellOfEntitlements } from './duties/tell-of-entitlements.ts';

type DutyName =
  | 'digest'
  | 'reminders'
  | 'payments'
  | 'expiry'
  | 'settlement'
  | 'answers'
  | 'runs'
  | 'words'
  | 'exports'
  | 'entitlements'
  | 'offers'
  | 'emergency'
  | 'lists';

const DUTIES: Readonly<
  Record<DutyName, { readonly isDue: (duties: Duties, day: NoticeDay) => boolean; readonly seeTo: Duty }>
> = {
  digest: { isDue: ({ digestIsMade }, day) => day.digestIsDue && !digestIsMade, seeTo: makeDigest },
  reminders: { isDue: ({ someUnreminded }) => someUnreminded, seeTo: remindApprovers },
  payments: { isDue: ({ someUnrecordedPayment }) => someUnrecordedPayment, seeTo: remindFinance },
  expiry: { isDue: ({ someExpired }) => someExpired, seeTo: askToExpire },
  settlement: { isDue: ({ someStalled }) => someStalled, seeTo: askToSettle },
  answers: { isDue: ({ someForgettable }) => someForgettable, seeTo: forgetAnswers },
  // Once a day: what they look through grows with the years.
  runs: {
    isDue: ({ digestIsMade }, day) => day.digestIsDue && !digestIsMade && day.keptSince.runs !== null,
    seeTo: forgetRuns,
  },
  words: {
    isDue: ({ digestIsMade }, day) => day.digestIsDue && !digestIsMade && day.keptSince.notices !== null,
    seeTo: forgetWords,
  },
  exports: { isDue: ({ someExportGone }) => someExportGone, seeTo: forgetExports },
  offers: { isDue: ({ someOfferToLookAt }) => someOfferToLookAt, seeTo: askToLookAtOffers },
  emergency: { isDue: ({ someEmergency }) => someEmergency, seeTo: announceEmergency },
  // Whether one lacks its list, only the bucket knows.
  lists: { isDue: ({ someOpenBatch }) => someOpenBatch, seeTo: askToKeepLists },
  entitlements: { isDue: ({ someUnrecorded }) => someUnrecorded, seeTo: tellOfEntitlements },
};

const readDay = async ({ database, now, logger }: DutyDeps): Promise<NoticeDay> => {
  const settings = noticeSettings(await database.read(readPayoutSettings()));
  if (settings.problems.length > 0) {
    logger.warn('settings that do not parse count as their defaults', { because: settings.problems });
  }
  return noticeDay(settings, now());
};

const seeToDue = async (deps: DutyDeps): Promise<void> => {
  const day = await readDay(deps);
  const [duties] = await deps.database.read(
    readDuties({
      ...day,
      digestKey: digestKey(day.date),
      quietBefore: quietBefore(day.at),
      answersGoneBefore: day.keptSince.answers,
      exportsGoneBefore: exportsGoneBefore(day.at),
    }),
  );
  if (!duties) return;
  const due = Object.entries(DUTIES).filter(([, { isDue }]) => isDue(duties, day));
  await Promise.all(due.map(([name, { seeTo }]) => orLog(deps, name, () => seeTo(deps, day))));
};

const orLog = async ({ logger }: DutyDeps, duty: string, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    logger.error('a duty failed; the next minute looks whether it is done', { duty, because: String(error) });
  }
};

/**
 * Does what no call asks for, only the clock: two reads in a minute in which nothing is due. What fails is logged and left
 * to the next minute. Never throws: neither notices nor the other duties wait for one that cannot be done.
 */
export const seeToDuties = (deps: DutyDeps): Promise<void> => orLog(deps, 'all', () => seeToDue(deps));
