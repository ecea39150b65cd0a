import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import middy from '@middy/core';
import httpSecurityHeaders from '@middy/http-security-headers';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import manifest from '../../package.json' with { type: 'json' };
import { ConsoleEnv, readEnv } from '../../shared/runtime/env.ts';
import { answerRequest } from './answer-request.ts';
import { readPageFiles } from './read-page-files.ts';

const env = readEnv(ConsoleEnv);
const deps = {
  page: readPageFiles(join(import.meta.dirname, 'page')),
  settings: { issuerUrl: env.ISSUER_URL, clientId: env.CLIENT_ID, version: manifest.version },
  issuerOrigins: env.ISSUER_ORIGINS,
  newNonce: () => randomBytes(16).toString('base64'),
};

/** The page, to anybody: what it shows it asks of the API, which wants a token. It sets no cookie and reads none. */
export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
  .use(httpSecurityHeaders({ contentSecurityPolicy: false, permissionsPolicy: false })) // each answer has its own
  .handler((event) => answerRequest(deps, event));
