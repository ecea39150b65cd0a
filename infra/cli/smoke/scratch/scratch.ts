import type { TransactionDeps } from '../../../../shared/aws/transaction.ts';
import type { Sleep } from '../../../../shared/aws/until-resumed.ts';
import type { DataApi } from './data-api.ts';

/** Times that the service is believed to keep; a test shortens both sides. */
export type Waits = {
  /** A statement is stopped after so long. */
  readonly statementLimitSeconds: number;
  /** Longer than that, and shorter than the client waits for an answer. */
  readonly pastStatementLimitSeconds: number;
  /** Longer than a transaction may be idle. */
  readonly pastIdleLimitMilliseconds: number;
};

/** Where questions are asked: a schema of our own, and what must be dropped with it. */
export type Scratch = {
  readonly schema: string;
  readonly username: string;
  readonly api: DataApi;
  /** Goes on after an interruption: for what is made outside of the schema. */
  readonly steady: DataApi;
  /** For questions that the project's own client asks, on the same schema. */
  readonly deps: TransactionDeps;
  readonly sleep: Sleep;
  readonly waits: Waits;
  /** Statements that remove what was made, in their order; each may be run again. */
  readonly leftovers: Set<string>;
};

export const accountOf = (username: string): string => `'${username}'@'localhost'`;

export const dropUser = (username: string): string => `DROP USER IF EXISTS ${accountOf(username)}`;

export const dropSchema = (schema: string): string => `DROP DATABASE IF EXISTS \`${schema}\``;
