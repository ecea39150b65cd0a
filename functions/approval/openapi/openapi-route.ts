import * as z from 'zod';
import { Nothing } from '../http/nothing.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { describeApi } from './describe-api.ts';

/** The API's description of itself, itself included. */
export const openapiRoute = (routes: readonly Route[]): Route => {
  const own: Route = defineRoute({
    method: 'GET',
    path: '/admin/payouts/api/openapi.json',
    operationId: 'describeApi',
    summary: 'This description',
    role: 'viewer',
    params: Nothing,
    query: Nothing,
    answers: { 200: { description: 'OpenAPI 3.1', schema: z.record(z.string(), z.unknown()) } },
    problems: [],
    handle: async () => ({ status: 200, body: describeApi([...routes, own]) }),
  });
  return own;
};
