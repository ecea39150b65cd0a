import middy from '@middy/core';
import httpJsonBodyParser from '@middy/http-json-body-parser';
import type { Route as RouterRoute } from '@middy/http-router';
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';
import { answerCall } from './answer-call.ts';
import type { ApiDeps } from './api-deps.ts';
import { respond } from './respond.ts';
import type { Route } from './route.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;
type Response = APIGatewayProxyStructuredResultV2;

/** The router's own pattern: the key of a run may hold slashes. */
const patternOf = (path: string): string => path.replace(/\{runKey\}$/, '{proxy+}');

/** The route as the router takes it; only one that takes a body has one parsed. */
export const serveRoute = (deps: ApiDeps, route: Route): RouterRoute<Event, Response> => {
  const { method, path, body } = route;
  const answer = async (event: Event, { awsRequestId }: Context): Promise<Response> =>
    respond(await answerCall(deps, route, event, awsRequestId));
  const handler = body ? middy<Event, Response>(answer).use(httpJsonBodyParser()) : answer;
  return { method, path: patternOf(path), handler };
};
