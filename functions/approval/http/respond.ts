import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { PROBLEMS } from '../../../shared/domain/basics/problem.ts';
import { problemDocument } from '../../../shared/events/problem-document.ts';
import type { ApiProblem } from './api-problem.ts';
import { problemFor } from './problem-for.ts';
import type { ApiAnswer } from './route.ts';
import { TooManyRequests } from './too-many-requests.ts';

/** For a database to wake up. */
const RETRY_AFTER_SECONDS = 20;

/** When to send it again, where waiting helps. */
const retryAfter = (problem: ApiProblem): number | undefined => {
  if (problem instanceof TooManyRequests) return problem.retryAfterSeconds;
  return PROBLEMS[problem.type].status === 503 ? RETRY_AFTER_SECONDS : undefined;
};

/** Batches hold what people earn: no cache may keep them. */
const headersOf = (contentType: string) => ({ 'content-type': contentType, 'cache-control': 'no-store' });

export const respond = ({ status, body }: ApiAnswer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: headersOf('application/json'),
  body: JSON.stringify(body),
});

/** The one error layer: a problem document, whatever was thrown. */
export const respondToError = (error: unknown, requestId: string): APIGatewayProxyStructuredResultV2 => {
  const problem = problemFor(error);
  const { type, message, itemNos } = problem;
  const { status } = PROBLEMS[type];
  const seconds = retryAfter(problem);
  return {
    statusCode: status,
    headers: {
      ...headersOf('application/problem+json'),
      ...(seconds !== undefined && { 'retry-after': String(seconds) }),
    },
    body: JSON.stringify(problemDocument(type, message, requestId, itemNos)),
  };
};
