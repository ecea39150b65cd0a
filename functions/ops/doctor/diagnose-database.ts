import { DatabaseFailure, type DatabaseFailureKind } from '../../../shared/aws/database-failure.ts';
import type { DatabaseState, Diagnosis, Finding, NotChecked } from '../../../shared/events/diagnosis.ts';
import { readColumnNames } from '../../../shared/sql/doctor/catalogue.ts';
import type { OpsDeps } from '../call/ops-deps.ts';
import type { Check, Examination } from './check/check.ts';

/** What is looked for, in this order, and how the whole is put in a sentence. */
export type Questions = {
  readonly checks: readonly Check[];
  readonly verdict: (diagnosis: Omit<Diagnosis, 'verdict'>) => string;
};

type Outcome = Finding | NotChecked;

const stateOf = (parts: ReadonlySet<string>): DatabaseState => {
  if (parts.has('mlm_payout_migrations')) return 'migrated';
  if (parts.has('mlm_payout_batches')) return 'phase_five';
  return parts.has('mlm_commission_ledger') ? 'host' : 'empty';
};

type DoctorDeps = Pick<OpsDeps, 'database' | 'now' | 'subscriptions'>;

const beginExamination = async ({ database, now, subscriptions }: DoctorDeps): Promise<Examination> => {
  const columns = await database.read(readColumnNames());
  const parts = new Set(columns.flatMap(({ table, column }) => [table, `${table}.${column}`]));
  return { database, state: stateOf(parts), now: now(), subscriptions, parts };
};

const OF_ONE_STATEMENT: ReadonlySet<DatabaseFailureKind> = new Set([
  'access',
  'schema',
  'statement_timeout',
  'other',
]);

/** A statement that was refused or took too long leaves one question open; whatever else fails, ends the examination. */
const leftOpen = (check: Check, error: unknown): Outcome => {
  if (!(error instanceof DatabaseFailure) || !OF_ONE_STATEMENT.has(error.kind)) throw error;
  return {
    check: check.name,
    severity: 'warning',
    count: 0,
    amount: null,
    message: `This could not be examined: ${error.message.slice(0, 500)}`,
    advice:
      error.kind === 'statement_timeout'
        ? 'The statement took longer than the Data API allows: ask again when the database has less to do.'
        : 'Check what the database user of the asking function or secret may read, then ask again.',
    rows: [],
  };
};

const notThere = ({ state }: Examination, missing: readonly string[]): string =>
  state === 'migrated'
    ? `there is no ${missing.join(', ')} here, or the asking user may not see it`
    : 'there is nothing of the kind in a database that has not been migrated';

const examine = async (examination: Examination, check: Check): Promise<readonly Outcome[]> => {
  const missing = check.needs.filter((part) => !examination.parts.has(part));
  if (missing.length > 0) return [{ check: check.name, because: notThere(examination, missing) }];
  try {
    return await check.examine(examination);
  } catch (error) {
    return [leftOpen(check, error)];
  }
};

const isFinding = (outcome: Outcome): outcome is Finding => 'severity' in outcome;

type Found = Pick<Diagnosis, 'findings' | 'notChecked'>;

/** null where it was not looked at; nothing found is 0. */
const sumOf = (checks: readonly Check[], { findings, notChecked }: Found, name: Finding['check']) => {
  const examined = checks.some((check) => check.name === name);
  if (!examined || notChecked.some(({ check }) => check === name)) return null;
  const found = findings.find(({ check }) => check === name);
  if (found?.amount === null) return null;
  return { count: found?.count ?? 0, amount: found?.amount ?? '0.00' };
};

/** One after the other: a database that must also serve the host is asked one thing at a time. */
const examineAll = async (examination: Examination, { checks, verdict }: Questions): Promise<Diagnosis> => {
  const outcomes: Outcome[] = [];
  for (const check of checks) outcomes.push(...(await examine(examination, check)));
  const found = {
    findings: outcomes.filter(isFinding),
    notChecked: outcomes.filter((outcome): outcome is NotChecked => !isFinding(outcome)),
  };
  const diagnosis = {
    database: examination.state,
    paidTwice: sumOf(checks, found, 'paid_twice'),
    aboutToBePaidTwice: sumOf(checks, found, 'about_to_be_paid_twice'),
    ...found,
  };
  return { verdict: verdict(diagnosis), ...diagnosis };
};

/** Examines the database with SELECTs alone: before it was migrated, and any time after. */
export const diagnoseDatabase = async (deps: DoctorDeps, questions: Questions): Promise<Diagnosis> =>
  examineAll(await beginExamination(deps), questions);
