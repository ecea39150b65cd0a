import { functionAccessKeyId } from '../../../infra/local/access/access.ts';
import type { Fault } from '../../../infra/local/data-api/faults/faults.ts';
import type { RecordedCall } from '../../../infra/local/data-api/faults/recorded-calls.ts';
import type { UseCase } from './use-case.ts';

/** A call of an undisturbed execution. Calls at the same time change places: one is known by how many alike came before. */
export type Call = {
  readonly functionName: UseCase['functionName'];
  readonly number: number;
  readonly operation: RecordedCall['operation'] | 'Publish';
  /** The beginning of its text; lists of ids come later, and differ in length. Passwords are another company's own. */
  readonly sql: string | undefined;
  readonly nth: number;
  readonly inTransaction: boolean;
};

const beginning = (sql: string | undefined): string | undefined =>
  sql?.slice(0, 90).replace(/(IDENTIFIED BY).*$/s, '$1');

type Alike = Pick<Call, 'operation' | 'sql'>;

const areAlike = (one: Alike, other: Alike): boolean =>
  one.operation === other.operation && one.sql === other.sql;

/** The calls of one function, then its publishes. */
export const callsOf = (
  functionName: UseCase['functionName'],
  recorded: readonly RecordedCall[],
  publishes: number,
): readonly Call[] => {
  const key = functionAccessKeyId(functionName);
  const ours = recorded.filter(({ accessKeyId }) => accessKeyId === key);
  const calls = [
    ...ours.map(({ operation, sql, transactionId }) => ({
      operation,
      sql: beginning(sql),
      inTransaction: transactionId !== undefined,
    })),
    ...Array(publishes).fill({ operation: 'Publish', sql: undefined, inTransaction: false }),
  ];
  return calls.map((call, number) => ({
    functionName,
    number,
    ...call,
    nth: calls.slice(0, number).filter((earlier) => areAlike(earlier, call)).length,
  }));
};

const literally = (text: string): RegExp => new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

/** Where a fault must stand to meet this call of the Data API. */
export const meeting = ({ functionName, operation, sql, nth }: Call): Omit<Fault, 'kind'> => ({
  accessKeyId: functionAccessKeyId(functionName),
  ...(operation !== 'Publish' && { operation }),
  ...(sql !== undefined && { sql: literally(sql) }),
  skip: nth,
});

/** As a message names it, and a shell takes it: what it asks, and of how many alike. */
export const wordsOf = ({ operation, sql, nth }: Call): string => {
  const words =
    sql
      ?.replaceAll(/[\s'"`]+/g, ' ')
      .trim()
      .slice(0, 60) ?? operation;
  return nth === 0 ? words : `${words} #${nth + 1}`;
};

/** The same order whenever they change places. */
export const inOrder = (calls: readonly Call[]): readonly Call[] =>
  calls.toSorted(
    (one, other) => Number(wordsOf(one) > wordsOf(other)) - Number(wordsOf(one) < wordsOf(other)),
  );

/** Whether a call like it was made often enough to have been met. */
export const wasMade = (call: Call, recorded: readonly RecordedCall[]): boolean =>
  callsOf(call.functionName, recorded, 0).some((made) => areAlike(made, call) && made.nth === call.nth);
