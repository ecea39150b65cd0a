import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { type Access, accessKeyIdIn } from '../../access/access.ts';
import { denialOf } from '../../access/denial.ts';
import { type HttpServer, readBody, startHttpServer } from '../../host/http-server.ts';
import { SecretsFault, secretOperations } from './secret-operations.ts';
import type { SecretStore } from './secret-store.ts';

const Named = z.object({ SecretId: z.string().optional() });

const answer = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': randomUUID(),
  });
  response.end(JSON.stringify(body));
};

const refuseUnauthorized = (
  store: SecretStore,
  access: Access,
  request: IncomingMessage,
  operation: string,
  input: unknown,
): void => {
  const { SecretId } = Named.parse(input);
  const resourceArn = SecretId ? (store.find(SecretId)?.arn ?? SecretId) : '*';
  const key = accessKeyIdIn(request.headers.authorization);
  const denial = denialOf(access, key, `secretsmanager:${operation}`, resourceArn);
  if (!denial) return;
  const name = denial.kind === 'not_allowed' ? 'AccessDeniedException' : 'UnrecognizedClientException';
  throw new SecretsFault(name, denial.message);
};

const perform = async (store: SecretStore, access: Access, request: IncomingMessage): Promise<unknown> => {
  const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
  const run = secretOperations[operation];
  if (!run) {
    throw new SecretsFault(
      'UnknownOperationException',
      `${operation} is not offered by the local Secrets Manager.`,
    );
  }
  const input: unknown = JSON.parse((await readBody(request)).toString() || '{}');
  refuseUnauthorized(store, access, request, operation, input);
  return run(store, input);
};

const faultBody = (error: unknown) => {
  if (error instanceof SecretsFault) return { __type: error.name, message: error.message };
  const message = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
  return { __type: 'ValidationException', message };
};

export const startSecretsManager = (store: SecretStore, access: Access): Promise<HttpServer> =>
  startHttpServer((request, response) => {
    perform(store, access, request).then(
      (body) => answer(response, 200, body),
      (error: unknown) => answer(response, 400, faultBody(error)),
    );
  });
