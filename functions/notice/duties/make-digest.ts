import { chainDigest } from '../../../shared/domain/audit/chain-digest.ts';
import { epochSeconds } from '../../../shared/domain/basics/epoch-seconds.ts';
import { NO_TALLY } from '../../../shared/domain/basics/tally.ts';
import { type DigestFacts, digestKey, digestNotice } from '../../../shared/domain/notices/digest-notice.ts';
import { digestSince } from '../../../shared/domain/notices/digest-since.ts';
import type { NoticeDay } from '../../../shared/domain/notices/notice-day.ts';
import { longDisabledSince } from '../../../shared/domain/runs/long-disabled-since.ts';
import { NEVER_SWITCHED } from '../../../shared/domain/settings/automation-switch.ts';
import { readHoldsOpen } from '../../../shared/sql/holds/holds-open.ts';
import {
  readChangedStreams,
  readDigestMoment,
  readDigestStart,
  readEnded,
  readFailedRuns,
  readOpenStages,
} from '../../../shared/sql/notices/digest.ts';
import { insertNotice } from '../../../shared/sql/notices/notification-log.ts';
import { readOldestPending } from '../../../shared/sql/notices/pending-batches.ts';
import { readPayoutSettings } from '../../../shared/sql/settings/settings.ts';
import { readSwitchRecord } from '../../../shared/sql/settings/switch-record.ts';
import type { Duty, DutyDeps } from './duty.ts';
import { readAllHeads } from './read-all-heads.ts';

/** More would not be read. */
const LISTED_MAX = 20;

/** From where on, up to when, and which rows lie behind that. */
const readWindow = async ({ database }: DutyDeps, { at, dateBefore }: NoticeDay) => {
  const [before] = await database.read(readDigestMoment(digestKey(dateBefore)));
  const since = digestSince(before?.at ?? null, at);
  const [start = { afterNoticeId: '0', afterEventId: '0' }] = await database.read(readDigestStart(since));
  return { since, start, window: { sinceSeconds: epochSeconds(since), untilSeconds: epochSeconds(at) } };
};

const readDisabledSince = async ({ database }: DutyDeps, at: Date): Promise<Date | undefined> => {
  const settings = await database.read(readPayoutSettings());
  const [switched = NEVER_SWITCHED] = await database.read(readSwitchRecord());
  return longDisabledSince(settings, switched, at);
};

const readFacts = async (deps: DutyDeps, day: NoticeDay): Promise<DigestFacts> => {
  const { database } = deps;
  const { since, start, window } = await readWindow(deps, day);
  const [stages, oldest, held, ended, failed, changed, heads, disabledSince] = await Promise.all([
    database.read(readOpenStages()),
    database.read(readOldestPending(LISTED_MAX)),
    database.read(readHoldsOpen(day.at)),
    database.read(readEnded(start, window)),
    database.read(readFailedRuns(start, window)),
    database.read(readChangedStreams(start, since)),
    readAllHeads(deps),
    readDisabledSince(deps, day.at),
  ]);
  const open = (stage: string) => stages.find((each) => each.stage === stage) ?? NO_TALLY;
  const over = (status: string) => ended.find((each) => each.status === status) ?? NO_TALLY;
  return {
    since,
    pending: open('pending'),
    oldest,
    toBePaid: open('toBePaid'),
    begun: open('begun'),
    settling: open('settling'),
    held: { count: held[0]?.count ?? 0, overdue: held[0]?.overdue ?? 0 },
    paid: over('completed'),
    cancelled: over('cancelled'),
    failedRuns: failed[0]?.count ?? 0,
    disabledSince,
    trail: { streams: heads.length, changed: changed[0]?.count ?? 0, digest: chainDigest(heads) },
  };
};

/** The digest of the day, once; a twin that reads at the same time finds it written, or is refused by its key. */
export const makeDigest: Duty = async (deps, day) => {
  const notice = digestNotice(day, await readFacts(deps, day));
  await deps.database.transaction((transaction) => transaction.write(insertNotice(notice, day.at)));
};
