import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type HttpServer = { readonly url: string; readonly host: string; readonly stop: () => Promise<void> };

const listening = (server: Server, port: number): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server.address() as AddressInfo));
  });

/** On this machine only; port 0 is any free one. Idle connections stay open: closing one just as it is used again costs a retry. */
export const startHttpServer = async (listener: RequestListener, wantedPort = 0): Promise<HttpServer> => {
  const server = createServer({ requestTimeout: 0, keepAliveTimeout: 0 }, listener);
  const { port } = await listening(server, wantedPort);
  const host = `127.0.0.1:${port}`;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://${host}`, host, stop };
};

export const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};
