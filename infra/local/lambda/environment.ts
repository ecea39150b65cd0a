import { once } from 'node:events';
import { startHttpServer } from '../host/http-server.ts';
import type { FunctionDefinition } from '../template/read-functions.ts';
import { environmentVariables } from './environment-variables.ts';
import type { FunctionLog } from './function-log.ts';
import { exited, type InvocationRequest, type InvocationResult } from './invocation.ts';
import { endSlot, offerInvocation, type RuntimeSlot } from './runtime-slot.ts';
import { serveRuntimeApi } from './serve-runtime-api.ts';
import { spawnRuntime } from './spawn-runtime.ts';

/** One process of a function, which handles one invocation at a time. */
export type Environment = {
  readonly invoke: (request: InvocationRequest) => Promise<InvocationResult>;
  /** Whether it can take another invocation; known when the process has finished with the last one. */
  readonly ready: () => Promise<boolean>;
  readonly kill: () => void;
  /** Resolves when the process is gone, for whatever reason. */
  readonly ended: Promise<void>;
};

export type EnvironmentOptions = {
  readonly definition: FunctionDefinition;
  readonly endpoints: Readonly<Record<string, string>>;
  readonly log: FunctionLog;
};

export const startEnvironment = async (options: EnvironmentOptions): Promise<Environment> => {
  const { definition, endpoints, log } = options;
  const slot: RuntimeSlot = {
    timeoutSeconds: definition.timeoutSeconds,
    onTimeout: () => child.kill('SIGKILL'),
    current: undefined,
    poll: undefined,
    timer: undefined,
    initialized: false,
    ready: Promise.withResolvers(),
  };
  const server = await startHttpServer((request, response) => {
    serveRuntimeApi(slot, request, response).catch(() => response.destroy());
  });
  const child = spawnRuntime(
    definition,
    environmentVariables(definition, endpoints, server.host),
    log.descriptor,
  );
  const ended = once(child, 'exit').then(([code, signal]) => {
    endSlot(slot, (requestId) => exited(requestId, code, signal));
    return server.stop();
  });
  return {
    invoke: (request) => offerInvocation(slot, request),
    ready: () => slot.ready.promise,
    kill: () => child.kill('SIGKILL'),
    ended,
  };
};
