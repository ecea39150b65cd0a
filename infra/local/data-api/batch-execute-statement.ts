import { ApiError } from './api-error.ts';
import { bindParameters, parseSingleStatement } from './bind-parameters.ts';
import { type Database, withSession } from './database.ts';
import { generatedFields } from './execute-statement.ts';
import type { Reply } from './reply.ts';
import type { BatchRequest } from './request.ts';

/**
 * Outside a transaction every set commits by itself, so a set that fails leaves the earlier ones done:
 * whether the service does so too is unknown, and nobody may rely on the opposite.
 */
export function batchExecuteStatement(database: Database, request: BatchRequest): Promise<Reply> {
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
}
