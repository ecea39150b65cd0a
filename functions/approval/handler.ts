import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import httpRouter from '@middy/http-router';
import httpSecurityHeaders from '@middy/http-security-headers';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { ApprovalEnv, readEnv } from '../../shared/runtime/env.ts';
import { logger } from '../../shared/runtime/logger.ts';
import { assembleApiDeps } from './http/assemble-api-deps.ts';
import { logRefusal } from './http/log-refusal.ts';
import { refuseLarge } from './http/refuse-large.ts';
import { respondToError } from './http/respond.ts';
import { serveRoute } from './http/serve-route.ts';
import { openapiRoute } from './openapi/openapi-route.ts';
import { ROUTES } from './routes.ts';

const deps = assembleApiDeps(readEnv(ApprovalEnv));

/** The JSON API behind API Gateway, which has verified the token and its scopes. */
export const handler = middy<APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2>()
  .use(injectLambdaContext(logger, { resetKeys: true }))
  .use(httpSecurityHeaders())
  .before(({ event }) => refuseLarge(event))
  .onError((request) => {
    logRefusal(logger, request);
    request.response = respondToError(request.error, request.context.awsRequestId);
  })
  .handler(httpRouter({ routes: [...ROUTES, openapiRoute(ROUTES)].map((route) => serveRoute(deps, route)) }));
