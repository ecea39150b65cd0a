import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Access } from '../access/access.ts';
import { startHttpServer } from '../host/http-server.ts';
import { functionNameIn } from '../template/function-name-in.ts';
import type { AsyncConfig } from '../template/read-async-configs.ts';
import type { FunctionDefinition } from '../template/read-functions.ts';
import { type AsyncInvocationOptions, createAsyncInvocations } from './async-invocations.ts';
import type { AsyncOutcome } from './destination-record.ts';
import type { InvocationResult } from './invocation.ts';
import { createLocalFunction, type InvocationRecord, type LocalFunction } from './local-function.ts';
import { serveInvokeApi } from './serve-invoke-api.ts';

export type LambdaHost = {
  readonly url: string;
  /** The last finished attempts, oldest first. */
  readonly invocations: readonly InvocationRecord[];
  /** As the service itself, without a caller's permission: name or ARN. */
  readonly invoke: (functionName: string, event: unknown) => Promise<InvocationResult>;
  /** As another service of AWS, which decides itself what a refusal means. */
  readonly attempt: (functionName: string, payload: string) => Promise<InvocationResult | 'throttled'>;
  readonly invokeAsync: (functionName: string, event: string) => Promise<AsyncOutcome>;
  readonly kill: (functionName: string) => Promise<void>;
  readonly logs: (functionName: string) => string;
  readonly stop: () => Promise<void>;
};

export type LambdaHostOptions = {
  readonly functions: readonly FunctionDefinition[];
  readonly asyncConfigs: readonly AsyncConfig[];
  readonly access: Access;
  readonly endpoints: Readonly<Record<string, string>>;
  readonly stateDirectory: string;
  readonly retryDelaysMilliseconds: readonly number[];
  readonly send: (queueArn: string, body: string) => Promise<void>;
};

/** A stack left running for weeks must not grow. */
const invocationsKept = 1000;

type Functions = ReadonlyMap<string, LocalFunction>;

const localFunctions = (
  { functions, stateDirectory }: LambdaHostOptions,
  endpoints: Readonly<Record<string, string>>,
  record: (record: InvocationRecord) => void,
): Functions =>
  new Map(
    functions.map((definition) => [
      definition.name,
      createLocalFunction({ definition, endpoints, logDirectory: join(stateDirectory, 'logs'), record }),
    ]),
  );

const named = (functions: Functions, given: string): LocalFunction => {
  const found = functions.get(functionNameIn(given));
  if (found) return found;
  throw new Error(`no function ${given}: the template has ${[...functions.keys()].join(', ')}.`);
};

const sendToDestination =
  ({ access, send }: LambdaHostOptions): AsyncInvocationOptions['sendToDestination'] =>
  async (found, queueArn, record) => {
    const { roleArn, arn } = found.definition;
    if (access.isAllowed({ kind: 'role', roleArn, arn }, 'sqs:SendMessage', queueArn)) {
      return send(queueArn, record);
    }
    found.log(`the on-failure record is lost: ${roleArn} may not sqs:SendMessage to ${queueArn}`);
  };

const attempt = (found: LocalFunction, payload: string): Promise<InvocationResult | 'throttled'> =>
  found.invoke({ requestId: randomUUID(), payload, functionArn: found.definition.arn }, 'RequestResponse');

const invokeAndWait = async (found: LocalFunction, event: unknown): Promise<InvocationResult> => {
  const result = await attempt(found, JSON.stringify(event));
  if (result === 'throttled') throw new Error(`${found.definition.name} is at its reserved concurrency`);
  return result;
};

/** Runs the functions of the template as Lambda would, each in processes of its own. */
export const startLambdaHost = async (options: LambdaHostOptions): Promise<LambdaHost> => {
  const invocations: InvocationRecord[] = [];
  const endpoints: Record<string, string> = { ...options.endpoints };
  const functions = localFunctions(options, endpoints, (record) => {
    invocations.push(record);
    if (invocations.length > invocationsKept) invocations.shift();
  });
  const asynchronous = createAsyncInvocations({
    configs: options.asyncConfigs,
    retryDelaysMilliseconds: options.retryDelaysMilliseconds,
    sendToDestination: sendToDestination(options),
  });
  const server = await startHttpServer((request, response) => {
    void serveInvokeApi({ functions, access: options.access, asynchronous }, request, response);
  });
  // Functions invoke each other through the same API; its port is known only now.
  endpoints['AWS_ENDPOINT_URL_LAMBDA'] = server.url;
  return {
    url: server.url,
    invocations,
    invoke: (name, event) => invokeAndWait(named(functions, name), event),
    attempt: (name, payload) => attempt(named(functions, name), payload),
    invokeAsync: (name, payload) => {
      const found = named(functions, name);
      return asynchronous.accept(found, {
        requestId: randomUUID(),
        payload,
        functionArn: found.definition.arn,
      });
    },
    kill: (name) => named(functions, name).kill(),
    logs: (name) => named(functions, name).logText(),
    stop: async () => {
      asynchronous.stop();
      await Promise.all([...functions.values()].map(({ stop }) => stop()));
      await server.stop();
    },
  };
};
