import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, type Endpoint } from './answer.ts';
import { ReplyLost } from './fail-with.ts';
import { createFaults, type Faults } from './faults/faults.ts';
import type { RecordedCall, RecordedCalls } from './faults/recorded-calls.ts';
import { chosenSessions, type SessionKind } from './sessions/chosen-sessions.ts';
import type { Secrets } from './sessions/database.ts';
import { apiErrorOf } from './sessions/sql-error.ts';
import { createTransactions } from './sessions/transactions.ts';
import { ApiError } from './wire/api-error.ts';
import type { Authorize } from './wire/authentication.ts';
import { awsLimits, type DataApiLimits } from './wire/limits.ts';
import { replyBody } from './wire/reply.ts';
import { operations } from './wire/request.ts';

export type DataApiOptions = {
  readonly socketPath: string;
  readonly secrets: Secrets;
  readonly authorize: Authorize;
  /** The one cluster there is; without it any ARN that is authorized will do. */
  readonly resourceArn?: string;
  readonly limits?: Partial<DataApiLimits>;
  /** Rows an UPDATE matched (default) or changed: AWS's choice is unknown, so suites run under both. */
  readonly counts?: 'matched' | 'changed';
  /** Default: what PAYOUT_SESSIONS names, else fresh. */
  readonly sessions?: SessionKind | undefined;
};

export type DataApi = {
  readonly url: string;
  readonly port: number;
  readonly calls: RecordedCalls;
  readonly faults: Faults;
  stop(): Promise<void>;
};

const operationOf = ({ method, url }: IncomingMessage) => {
  const found = Object.entries(operations).find(([path]) => method === 'POST' && path === url);
  if (found) return found[1];
  throw new ApiError('UnknownOperationException', `${method} ${url} is no operation`);
};

/** The limit covers the headers too. All is read before it is refused, or the client sees a broken pipe. */
const readBody = async (
  request: IncomingMessage,
  { requestBytes }: DataApiLimits,
): Promise<string | undefined> => {
  let size = request.rawHeaders.join('    ').length;
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= requestBytes) chunks.push(chunk);
  }
  return size <= requestBytes ? Buffer.concat(chunks).toString('utf8') : undefined;
};

const send = (response: ServerResponse, status: number, body: string, errorType?: string): void => {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-amzn-requestid': randomUUID(),
    ...(errorType === undefined ? {} : { 'x-amzn-errortype': errorType }),
  });
  response.end(body);
};

const handle = async (
  endpoint: Endpoint,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  try {
    const body = await readBody(request, endpoint.database.limits);
    const { authorization } = request.headers;
    const reply = await answer(endpoint, { operation: operationOf(request), authorization, body });
    send(response, 200, replyBody(reply));
  } catch (error) {
    if (error instanceof ReplyLost) {
      request.socket.destroy();
      return;
    }
    const { name, message, status, details } = apiErrorOf(error);
    send(response, status, JSON.stringify({ message, ...details }), name);
  }
};

/** The RDS Data API for Aurora MySQL, over a private server. */
export const startDataApi = async (options: DataApiOptions): Promise<DataApi> => {
  const { socketPath, secrets, authorize, resourceArn, counts = 'matched' } = options;
  const limits = { ...awsLimits, ...options.limits };
  const all: RecordedCall[] = [];
  const faults = createFaults();
  const transactions = createTransactions(limits);
  const sessions = chosenSessions(options.sessions);
  const database = { limits, transactions, secrets, server: { socketPath, counts }, sessions };
  const record = (call: RecordedCall) => void all.push(call);
  const endpoint = { database, authorize, resourceArn, faults, record };
  const server = createServer((request, response) => void handle(endpoint, request, response));
  // A connection closed while the SDK is about to use it again would be sent, and counted, twice.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    calls: { all, reset: () => void all.splice(0) },
    faults,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await transactions.close();
      sessions.close();
    },
  };
};
