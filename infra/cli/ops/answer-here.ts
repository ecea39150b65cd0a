import { join } from 'node:path';
import type { OpsRequest } from './ask-ops.ts';

const handlerFile = join(import.meta.dirname, '../../../functions/ops/handler.ts');

/** What the function reads at cold start, and where the SDK finds the Data API. */
export type OpsEnvironment = Readonly<Record<string, string>>;

/**
 * The ops function in this very process, for a database where it has no user yet: it signs in with the secret it is told.
 * By path, because infra knows functions by path only.
 */
export const answerHere = async (environment: OpsEnvironment, request: OpsRequest): Promise<string> => {
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', ...environment });
  const { handler } = await import(handlerFile);
  return JSON.stringify(await handler(request, { awsRequestId: 'terminal', functionName: 'ops' }));
};
