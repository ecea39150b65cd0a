import { setTimeout as sleep } from 'node:timers/promises';
import {
  BatchExecuteStatementCommand,
  type BatchExecuteStatementCommandOutput,
  BeginTransactionCommand,
  CommitTransactionCommand,
  ExecuteStatementCommand,
  type ExecuteStatementCommandInput,
  type ExecuteStatementCommandOutput,
  type RDSDataClient,
  RollbackTransactionCommand,
} from '@aws-sdk/client-rds-data';
import type { DataApiTarget } from '../../../../shared/aws/data-api-client.ts';
import { parametersOf } from '../../../../shared/aws/execute-statement.ts';
import type { SqlParams } from '../../../../shared/sql/statement.ts';
import { outcomeOf } from './outcome.ts';

export type ExecuteOptions = Partial<ExecuteStatementCommandInput>;

/** The five operations, bare: what the project's own client hides is what is asked about. */
export type DataApi = {
  execute(sql: string, options?: ExecuteOptions): Promise<ExecuteStatementCommandOutput>;
  batch(sql: string, sets: readonly SqlParams[]): Promise<BatchExecuteStatementCommandOutput>;
  begin(): Promise<string>;
  commit(transactionId: string): Promise<string>;
  rollback(transactionId: string): Promise<string>;
  /** Ends what an interrupted question left open, even after the signal: its locks would hold up the DROP. */
  rollBackAll(): Promise<void>;
};

/** A statement that nobody waits for any more keeps its transaction for up to 45 s. */
const ROLLBACK_TRIES_MAX = 50;
const PAUSE_MILLISECONDS = 1_000;

type Ends = (transactionId: string) => Promise<string>;

const rollBackPatiently = async (rollback: Ends, transactionId: string): Promise<void> => {
  for (let tries = 1; tries < ROLLBACK_TRIES_MAX; tries += 1) {
    // Out of reach, or gone already: it ends by itself after three minutes.
    const outcome = await outcomeOf(rollback(transactionId)).catch(() => undefined);
    if (outcome?.kind !== 'refused' || !/still running/i.test(outcome.text)) return;
    await sleep(PAUSE_MILLISECONDS);
  }
};

/** Every call once, and none after the signal. */
export const openDataApi = (client: RDSDataClient, target: DataApiTarget, signal: AbortSignal): DataApi => {
  const { resourceArn, secretArn } = target;
  const open = new Set<string>();
  const interruptible = { abortSignal: signal };
  const ended = (transactionId: string, transactionStatus = ''): string => {
    open.delete(transactionId);
    return transactionStatus;
  };
  const rollBackNow: Ends = async (transactionId) => {
    const command = new RollbackTransactionCommand({ resourceArn, secretArn, transactionId });
    return ended(transactionId, (await client.send(command)).transactionStatus);
  };
  return {
    execute: (sql, options = {}) =>
      client.send(new ExecuteStatementCommand({ ...target, sql, ...options }), interruptible),
    batch: (sql, sets) => {
      const parameterSets = sets.map(parametersOf);
      return client.send(new BatchExecuteStatementCommand({ ...target, sql, parameterSets }), interruptible);
    },
    begin: async () => {
      signal.throwIfAborted();
      // Not given up half-way: a transaction whose id is lost could not be rolled back.
      const { transactionId = '' } = await client.send(new BeginTransactionCommand(target));
      open.add(transactionId);
      return transactionId;
    },
    commit: async (transactionId) => {
      const command = new CommitTransactionCommand({ resourceArn, secretArn, transactionId });
      return ended(transactionId, (await client.send(command, interruptible)).transactionStatus);
    },
    rollback: rollBackNow,
    rollBackAll: async () => {
      for (const transactionId of open) await rollBackPatiently(rollBackNow, transactionId);
    },
  };
};
