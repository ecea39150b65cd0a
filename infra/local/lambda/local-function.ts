import type { FunctionDefinition } from '../template/read-functions.ts';
import { openFunctionLog } from './function-log.ts';
import { createFunctionPool } from './function-pool.ts';
import type { InvocationRequest, InvocationResult } from './invocation.ts';

export type InvocationType = 'RequestResponse' | 'Event';

/** One attempt, as it ended. */
export type InvocationRecord = {
  readonly functionName: string;
  readonly requestId: string;
  readonly type: InvocationType;
  readonly payload: string;
  readonly result: InvocationResult;
  readonly durationMilliseconds: number;
};

export type LocalFunction = {
  readonly definition: FunctionDefinition;
  readonly invoke: (
    request: InvocationRequest,
    type: InvocationType,
  ) => Promise<InvocationResult | 'throttled'>;
  readonly kill: () => Promise<void>;
  readonly logText: () => string;
  readonly logSize: () => number;
  readonly logTail: (from: number) => Buffer;
  readonly log: (line: string) => void;
  readonly stop: () => Promise<void>;
};

type Options = {
  readonly definition: FunctionDefinition;
  readonly endpoints: Readonly<Record<string, string>>;
  readonly logDirectory: string;
  readonly record: (record: InvocationRecord) => void;
};

/** A function with its log, its processes and the record of what they did. */
export const createLocalFunction = (options: Options): LocalFunction => {
  const { definition, endpoints, record } = options;
  const log = openFunctionLog(options.logDirectory, definition.name);
  const pool = createFunctionPool({ definition, endpoints, log });
  const invoke: LocalFunction['invoke'] = async (request, type) => {
    if (pool.full()) return 'throttled';
    const { requestId, payload } = request;
    const startedAt = performance.now();
    log.write(`START RequestId: ${requestId} Version: $LATEST`);
    const result = await pool.invoke(request);
    const durationMilliseconds = performance.now() - startedAt;
    log.write(
      `END RequestId: ${requestId}\nREPORT RequestId: ${requestId}\tDuration: ${durationMilliseconds.toFixed(2)} ms`,
    );
    record({ functionName: definition.name, requestId, type, payload, result, durationMilliseconds });
    return result;
  };
  return {
    definition,
    invoke,
    kill: pool.kill,
    logText: log.text,
    logSize: log.size,
    logTail: log.tail,
    log: log.write,
    stop: async () => {
      await pool.stop();
      log.close();
    },
  };
};
