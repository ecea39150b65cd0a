import { counted } from '../../../shared/domain/basics/counted.ts';
import { formatCount } from '../../../shared/domain/basics/format-count.ts';
import { formatRupees } from '../../../shared/domain/basics/format-rupees.ts';
import type { StatusAnswer } from '../../../shared/events/status-answer.ts';
import { deployedLines } from './deployed-lines.ts';
import { between, wallTime } from './time-words.ts';

const LINE_LENGTH_MAX = 110;

const joined = (...parts: readonly (string | false | null)[]): string => parts.filter(Boolean).join(', ');

type Automation = NonNullable<StatusAnswer['automation']>;

/** With since when: whoever disabled it for a day may have forgotten. */
const disabled = ({ since, timezone }: Automation, at: string): string => {
  const when = since ? ` since ${wallTime(since, timezone)} (${between(since, at)})` : '';
  return `DISABLED${when}: only forced runs make batches`;
};

const automation = ({ automation: set, at }: StatusAnswer): string => {
  if (!set) return 'STOPPED: a setting does not parse, so every run fails';
  const every = set.intervalHours === 0 ? 'no interval' : `every ${set.intervalHours} h`;
  return `${set.enabled ? 'enabled' : disabled(set, at)}, ${every}; business time ${set.timezone}`;
};

const lastBatch = ({ lastBatch: batch, at }: StatusAnswer): string =>
  batch
    ? `${batch.batchReference}, ${counted(batch.totalRecords, 'commission')}, ${formatRupees(batch.totalAmount)}, ${between(batch.createdAt, at)} ago (${batch.status})`
    : 'none yet';

const lastRun = ({ lastRun: run, at }: StatusAnswer): string => {
  if (!run) return 'none yet';
  const what = run.reason ? `${run.outcome} (${run.reason})` : run.outcome;
  return `${what} ${between(run.startedAt, at)} ago${run.message ? `: ${run.message}` : ''}`;
};

const next = ({ schedule, automation: set, at }: StatusAnswer): string => {
  if (!schedule) return 'none: the schedule is switched off (deployed with -c runs=off)';
  const zone = set?.timezone ?? schedule.timeZone;
  const due = schedule.dueAt ? `due ${wallTime(schedule.dueAt, zone)}` : 'not known before the first';
  const overdue =
    schedule.overdueSince &&
    `OVERDUE: none at ${wallTime(schedule.overdueSince, zone)} (${between(schedule.overdueSince, at)} ago)`;
  const idle = set && !set.enabled && 'which makes no batch while automation is disabled';
  return `${joined(overdue, due, idle)} (schedule ${schedule.expression}, ${schedule.timeZone})`;
};

type Open = StatusAnswer['waiting'];

const approvals = ({ approvalCount, requiredApprovals, mayApprove }: NonNullable<Open['oldest']>): string => {
  const given = `${approvalCount} of ${counted(requiredApprovals, 'approval')}`;
  if (mayApprove === null) return given;
  return joined(
    given,
    mayApprove < requiredApprovals ? `ONLY ${mayApprove} MAY` : `${mayApprove} may approve`,
  );
};

const batches = ({ count, amount, oldest, tooFew }: Open, at: string): string => {
  if (!oldest) return 'nothing';
  // Of one alone its approvals say it.
  const stuck = tooFew > 0 && count > 1 ? ` (${formatCount(tooFew)} with TOO FEW approvers)` : '';
  return `${counted(count, 'batch', 'batches')}${stuck}, ${formatRupees(amount)}, oldest ${between(oldest.since, at)} (${oldest.batchReference}, ${approvals(oldest)})`;
};

const atTheBank = ({ atTheBank: { count, amount, oldest }, at }: StatusAnswer): string =>
  joined(
    `${counted(count, 'batch', 'batches')}, ${formatRupees(amount)}, begun and NOT RECORDED`,
    oldest && `oldest ${between(oldest.since, at)} (${oldest.batchReference})`,
  );

const free = ({ free: { count, amount, oldestAt, stranded, unpayable }, at }: StatusAnswer): string => {
  const inNone = `${counted(count, 'approved commission')}, ${formatRupees(amount)}`;
  return joined(
    count > 0 ? inNone : `no ${unpayable.count > 0 ? 'payable' : 'approved'} commission is outside a batch`,
    stranded !== null && stranded.count > 0 && `${formatCount(stranded.count)} STRANDED (too old)`,
    oldestAt !== null && `oldest ${between(oldestAt, at)}`,
    unpayable.count > 0 && `${formatCount(unpayable.count)}${count > 0 ? ' more' : ''} not payable`,
  );
};

const held = ({ held: { holds, overdue, oldestAt, commissions }, at }: StatusAnswer): string =>
  joined(
    `${counted(commissions.count, 'approved commission')}, ${formatRupees(commissions.amount)}, by ${counted(holds, 'hold')}`,
    oldestAt !== null && `oldest ${between(oldestAt, at)}`,
    overdue > 0 && `${formatCount(overdue)} PAST their until`,
  );

const notices = ({ notices: { unsent, oldestAt, givenUp, lastReason }, at }: StatusAnswer): string =>
  joined(
    unsent === 0
      ? 'all sent'
      : `${formatCount(unsent)} unsent${oldestAt ? `, oldest ${between(oldestAt, at)}` : ''}`,
    givenUp > 0 && `${formatCount(givenUp)} GIVEN UP in 7 days: ${lastReason ?? 'no reason recorded'}`,
  );

const failed = ({ failures, died, at }: StatusAnswer): string => {
  const ended = died.openCount > 0 && died.last;
  const last = failures.last;
  const open = failures.openCount > 0 ? '' : ', made good by a later try';
  return joined(
    ended &&
      `${counted(died.openCount, 'run')} DIED, the last ${between(ended.startedAt, at)} ago (${ended.runKey})`,
    last
      ? `${formatCount(failures.count)} in 7 days${open}, the last ${between(last.startedAt, at)} ago (${last.runKey}): ${last.errorType}: ${last.error}`
      : !ended && 'none in 7 days',
  );
};

const cut = (line: string): string => {
  const text = line.replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space));
  return text.length > LINE_LENGTH_MAX ? `${text.slice(0, LINE_LENGTH_MAX - 1)}…` : text;
};

/** Fourteen lines for somebody who was woken, and one more where something is on hold, or at the bank; --json has what is cut off. */
export const statusLines = (status: StatusAnswer): string[] =>
  Object.entries({
    Automation: automation(status),
    'Last batch': lastBatch(status),
    'Last run': lastRun(status),
    'Next run': next(status),
    Waiting: batches(status.waiting, status.at),
    'To be paid': batches(status.toBePaid, status.at),
    ...(status.atTheBank.count > 0 && { 'At the bank': atTheBank(status) }),
    Free: free(status),
    ...(status.held.holds > 0 && { 'On hold': held(status) }),
    Notices: notices(status),
    Failed: failed(status),
    Settings: status.settingsProblem ?? 'all parse',
    ...deployedLines(status.deployedWith),
    Version: status.version,
  }).map(([name, text]) => cut(`${name.padEnd(12)} ${text}`));
