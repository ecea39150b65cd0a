import type {
  ApprovalEnv,
  ConsoleEnv,
  DatabaseEnv,
  MigrateEnv,
  NoticeEnv,
  OpsEnv,
  PayoutEnv,
  WorkerEnv,
} from '../../shared/runtime/env.ts';

/** What each function reads at cold start, by its folder. */
interface Environments {
  readonly payout: PayoutEnv;
  readonly approval: ApprovalEnv;
  readonly worker: WorkerEnv;
  readonly notice: NoticeEnv;
  readonly ops: OpsEnv;
  readonly migrate: MigrateEnv;
  readonly console: ConsoleEnv;
}

export type FunctionFolder = keyof Environments;

/** Of those that sign in to the database: all but the one that serves files. */
export type DatabaseFolder = Exclude<FunctionFolder, 'console'>;

/** What a function reads beyond where the database is: leaving a variable out does not compile. */
export type FunctionEnvironment<Folder extends FunctionFolder> = Readonly<
  Record<Exclude<keyof Environments[Folder], keyof DatabaseEnv>, string>
>;
