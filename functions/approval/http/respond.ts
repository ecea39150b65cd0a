import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { PROBLEMS } from '../../../shared/domain/basics/problem.ts';
import { problemDocument } from '../../../shared/events/problem-document.ts';
import { problemFor } from './problem-for.ts';
import type { ApiAnswer } from './route.ts';

const RETRY_AFTER_SECONDS = 20;

/** Batches hold what people earn: no cache may keep them. */
const headersOf = (contentType: string) => ({ 'content-type': contentType, 'cache-control': 'no-store' });

export const respond = ({ status, body }: ApiAnswer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: headersOf('application/json'),
  body: JSON.stringify(body),
});

/** The one error layer: a problem document, whatever was thrown. */
export const respondToError = (error: unknown, requestId: string): APIGatewayProxyStructuredResultV2 => {
  const { type, message, itemNos } = problemFor(error);
  const { status } = PROBLEMS[type];
  return {
    statusCode: status,
    headers: {
      ...headersOf('application/problem+json'),
      ...(status === 503 && { 'retry-after': String(RETRY_AFTER_SECONDS) }),
    },
    body: JSON.stringify(problemDocument(type, message, requestId, itemNos)),
  };
};
