import { readFileSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { type HttpServer, startHttpServer } from './http-server.ts';

/** Open before it is known what answers there: the template names its address. Requests wait. */
export type OpenPort = {
  readonly url: string;
  readonly serve: (listener: RequestListener) => void;
  readonly stop: () => Promise<void>;
};

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

const keptIn = (file: string): number => {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || 0;
  } catch {
    return 0;
  }
};

/** The port of the last start, unless somebody else has it by now: then any, which the next start finds again. */
const startKept = async (listener: RequestListener, file: string): Promise<HttpServer> => {
  const server = await startHttpServer(listener, keptIn(file)).catch((error: unknown) => {
    if (isTaken(error)) return startHttpServer(listener);
    throw error;
  });
  writeFileSync(file, new URL(server.url).port);
  return server;
};

/** `keptIn` is the file that remembers the port; without it, any. */
export const openPort = async (keptIn?: string): Promise<OpenPort> => {
  const { promise: ready, resolve: serve } = Promise.withResolvers<RequestListener>();
  const listener: RequestListener = (request, response) => {
    void ready.then((answer) => answer(request, response));
  };
  const { url, stop } = await (keptIn ? startKept(listener, keptIn) : startHttpServer(listener));
  return { url, serve, stop };
};
