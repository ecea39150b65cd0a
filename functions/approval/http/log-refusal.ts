import type { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { PROBLEMS } from '../../../shared/domain/basics/problem.ts';
import { ApiProblem } from './api-problem.ts';
import { problemFor } from './problem-for.ts';

type Failed = { readonly event: APIGatewayProxyEventV2; readonly error: unknown };

/** A server error with its cause, for whoever is told its instance; a refusal by name alone. No body, no token, no name. */
export const logRefusal = (logger: Pick<Logger, 'info' | 'error'>, { event, error }: Failed): void => {
  const { type } = problemFor(error);
  const { method, path } = event.requestContext.http;
  // As text: what lies deeper holds what the server quoted, and that may be somebody's name.
  const because = String(error instanceof ApiProblem && error.cause ? error.cause : error);
  if (PROBLEMS[type].status >= 500) logger.error('request failed', { type, method, path, because });
  else logger.info('request refused', { type, method, path });
};
