import type { Database } from '../../../../shared/aws/database.ts';
import type { ReadSubscriptions } from '../../../../shared/aws/notice-subscriptions.ts';
import type {
  CheckName,
  DatabaseState,
  Finding,
  NotChecked,
  Severity,
} from '../../../../shared/events/diagnosis.ts';
import type { Listed } from '../../../../shared/sql/doctor/listed.ts';
import type { Read } from '../../../../shared/sql/statement.ts';

/** What every check may ask; it only ever reads. */
export type Examination = {
  readonly database: Pick<Database, 'read' | 'transaction'>;
  readonly state: DatabaseState;
  readonly now: Date;
  /** Undefined where the topic of notices is not known. */
  readonly subscriptions: ReadSubscriptions | undefined;
  /** Tables, and columns as "table.column", that the asking user sees. */
  readonly parts: ReadonlySet<string>;
};

export type Check = {
  readonly name: CheckName;
  /** Tables, and columns as "table.column", without which there is nothing to look at. */
  readonly needs: readonly string[];
  readonly examine: (examination: Examination) => Promise<readonly (Finding | NotChecked)[]>;
};

/** What a finding says of its rows. */
export type Judgement = {
  readonly severity: Severity;
  readonly message: string;
  readonly advice: string;
};

/** All rows that were found, of which the first are listed. */
export type Found = {
  readonly count: number;
  readonly amount: string | null;
  readonly rows: readonly Listed['row'][];
};

export type ListingCheck = {
  readonly name: CheckName;
  readonly needs: readonly string[];
  readonly list: (examination: Examination) => Read<Listed>;
  readonly judge: (found: Found, examination: Examination) => Judgement;
  /** What is found depends on how the session is set: it is asked in a transaction, which sets it. */
  readonly needsSession?: boolean;
};

/** A check that is one SELECT and what its rows mean. No row, no finding. */
export const listingCheck = ({ name, needs, list, judge, needsSession }: ListingCheck): Check => ({
  name,
  needs,
  examine: async (examination) => {
    const { database } = examination;
    const asked = list(examination);
    const rows = await (needsSession
      ? database.transaction(({ read }) => read(asked))
      : database.read(asked));
    const [first] = rows;
    if (!first) return [];
    const found: Found = { count: first.found, amount: first.total, rows: rows.map(({ row }) => row) };
    return [{ check: name, ...judge(found, examination), ...found, rows: [...found.rows] }];
  },
});
