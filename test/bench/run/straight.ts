import {
  bindParameters,
  parseSingleStatement,
} from '../../../infra/local/data-api/values/bind-parameters.ts';
import type { WireParameter } from '../../../infra/local/data-api/wire/sql-literal.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';

/** What a run has sent, bound: transactions as the server's own statements. */
export const statementsSent = ({ stack }: Pick<PayoutStack, 'stack'>): readonly string[] =>
  stack.dataApi.calls.all.map(({ operation, sql, parameters }) => {
    if (operation === 'BeginTransaction') return 'START TRANSACTION';
    if (operation === 'CommitTransaction') return 'COMMIT';
    if (operation === 'RollbackTransaction') return 'ROLLBACK';
    return bindParameters(parseSingleStatement(sql ?? ''), (parameters ?? []) as readonly WireParameter[]);
  });

/** The same statements over the server's socket: no function, no SDK, no Data API. Answers the milliseconds of each. */
export const sendStraight = async (
  { connect }: Pick<PayoutStack, 'connect'>,
  statements: readonly string[],
): Promise<readonly number[]> => {
  const connection = await connect();
  const milliseconds: number[] = [];
  for (const statement of statements) {
    const begun = performance.now();
    await connection.query(statement);
    milliseconds.push(performance.now() - begun);
  }
  await connection.end();
  return milliseconds;
};
