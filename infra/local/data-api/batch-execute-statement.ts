import { generatedFields } from './execute-statement.ts';
import { type Database, withSession } from './sessions/database.ts';
import { bindParameters, parseSingleStatement } from './values/bind-parameters.ts';
import { ApiError } from './wire/api-error.ts';
import type { Reply } from './wire/reply.ts';
import type { BatchRequest } from './wire/request.ts';

/**
 * Outside a transaction every set commits by itself, so a set that fails leaves the earlier ones done:
 * whether the service does so too is unknown, and nobody may rely on the opposite.
 */
export const batchExecuteStatement = (database: Database, request: BatchRequest): Promise<Reply> => {
  const parsed = parseSingleStatement(request.sql);
  if (parsed.after === 'semicolon') {
    throw new ApiError(
      'DatabaseErrorException',
      'Batch SQL must not end in ;; Error code: 1064; SQLState: 42000',
    );
  }
  const sets = request.parameterSets.length > 0 ? request.parameterSets : [[]];
  const statements = sets.map((parameters) => bindParameters(parsed, parameters));
  return withSession(database, { ...request, continueAfterTimeout: false }, async (session) => {
    const results: string[] = [];
    for (const sql of statements) {
      const result = await session.run(sql);
      results.push(
        `{"generatedFields":${result.kind === 'changes' ? generatedFields(result.insertId) : '[]'}}`,
      );
    }
    return { updateResults: `[${results.join(',')}]` };
  });
};
