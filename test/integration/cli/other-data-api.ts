import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type Reply = {
  readonly status: number;
  /** The name of an error; empty for an answer. */
  readonly errorType: string;
  readonly body: string;
};

/** Says something else than the endpoint did, or the same. */
export type Otherwise = (
  request: { readonly operation: string; readonly sql: string },
  reply: Reply,
) => Reply;

export const answer = (body: unknown): Reply => ({ status: 200, errorType: '', body: JSON.stringify(body) });

export const refusal = (errorType: string, message: string): Reply => ({
  status: 400,
  errorType,
  body: JSON.stringify({ message }),
});

/** The endpoint behind, but for answers that AWS might give otherwise. */
export const startOtherDataApi = async (url: string, otherwise: Otherwise) => {
  const server = createServer(async (request, response) => {
    const { url: path = '', method = '', headers } = request;
    const body = await text(request);
    const { authorization = '' } = headers;
    const behind = await fetch(`${url}${path}`, { method, body, headers: { authorization } });
    const { sql = '' }: { sql?: string } = JSON.parse(body);
    const errorType = behind.headers.get('x-amzn-errortype') ?? '';
    const was = { status: behind.status, errorType, body: await behind.text() };
    const reply = otherwise({ operation: path.slice(1), sql }, was);
    response.writeHead(reply.status, {
      'content-type': 'application/json',
      ...(reply.errorType && { 'x-amzn-errortype': reply.errorType }),
    });
    response.end(reply.body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
