import { DatabaseFailure, type DatabaseFailureKind } from '../../../shared/aws/database-failure.ts';
import type { DatabaseState, Diagnosis, Finding, NotChecked } from '../../../shared/events/diagnosis.ts';
import type { Deps } from '../../../shared/runtime/deps.ts';
import { readColumnNames } from '../../../shared/sql/doctor-catalogue.ts';
import type { Check, Examination } from './check.ts';
import { CHECKS } from './checks.ts';
import { verdict } from './verdict.ts';

type Outcome = Finding | NotChecked;

const stateOf = (parts: ReadonlySet<string>): DatabaseState => {
  if (parts.has('mlm_payout_migrations')) return 'migrated';
  if (parts.has('mlm_payout_batches')) return 'phase_five';
  return parts.has('mlm_commission_ledger') ? 'host' : 'empty';
};

const beginExamination = async ({ database, now }: Deps): Promise<Examination> => {
  const columns = await database.read(readColumnNames());
  const parts = new Set(columns.flatMap(({ table, column }) => [table, `${table}.${column}`]));
  return { database, state: stateOf(parts), now: now(), parts };
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

/** null where it was not looked at; nothing found is 0. */
const sumOf = (findings: readonly Finding[], notChecked: readonly NotChecked[], name: Finding['check']) => {
  if (notChecked.some(({ check }) => check === name)) return null;
  const found = findings.find(({ check }) => check === name);
  if (found?.amount === null) return null;
  return { count: found?.count ?? 0, amount: found?.amount ?? '0.00' };
};

/** One after the other: a database that must also serve the host is asked one thing at a time. */
const examineAll = async (examination: Examination): Promise<Diagnosis> => {
  const outcomes: Outcome[] = [];
  for (const check of CHECKS) outcomes.push(...(await examine(examination, check)));
  const findings = outcomes.filter(isFinding);
  const notChecked = outcomes.filter((outcome): outcome is NotChecked => !isFinding(outcome));
  const diagnosis = {
    database: examination.state,
    paidTwice: sumOf(findings, notChecked, 'paid_twice'),
    aboutToBePaidTwice: sumOf(findings, notChecked, 'about_to_be_paid_twice'),
    findings,
    notChecked,
  };
  return { verdict: verdict(diagnosis), ...diagnosis };
};

/** Examines the database with SELECTs alone: before it was migrated, and any time after. */
export const diagnoseDatabase = async (deps: Deps): Promise<Diagnosis> =>
  examineAll(await beginExamination(deps));
