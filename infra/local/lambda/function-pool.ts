import { type Environment, type EnvironmentOptions, startEnvironment } from './environment.ts';
import { exited, type InvocationRequest, type InvocationResult } from './invocation.ts';

/** The environments of one function: warm ones are used again, concurrent invocations get further ones. */
export type FunctionPool = {
  /** At its reserved concurrency: Lambda would throttle. */
  readonly full: () => boolean;
  readonly invoke: (request: InvocationRequest) => Promise<InvocationResult>;
  /** Kills every process, in the middle of whatever it does. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Pool = {
  readonly options: EnvironmentOptions;
  readonly environments: Set<Environment>;
  readonly idle: Set<Environment>;
  readonly waiting: (() => void)[];
  /** Not among the environments yet. */
  readonly starting: Set<Promise<unknown>>;
  invoking: number;
  stopped: boolean;
  kills: number;
};

/** Lambda would start a thousand; this machine lets the ninth invocation wait for a free process. */
const environmentsMax = 8;

const enter = async (pool: Pool): Promise<void> => {
  pool.invoking += 1;
  if (pool.invoking > environmentsMax) await new Promise<void>((resolve) => pool.waiting.push(resolve));
};

const leave = (pool: Pool): void => {
  pool.invoking -= 1;
  pool.waiting.shift()?.();
};

/**
 * undefined: the function is stopped, and its log closed. A process that was given the closed descriptor would get whatever
 * file has its number by then; that of the pipe by which Node learns whether it could start it, for which Node waits for ever.
 */
const start = async (pool: Pool): Promise<Environment | undefined> => {
  if (pool.stopped) return undefined;
  const { kills } = pool;
  const starting = startEnvironment(pool.options);
  pool.starting.add(starting);
  const environment = await starting.finally(() => pool.starting.delete(starting));
  // Killed while it was being started: it was not among the environments yet.
  if (pool.stopped || pool.kills !== kills) environment.kill();
  pool.environments.add(environment);
  void environment.ended.then(() => {
    pool.environments.delete(environment);
    pool.idle.delete(environment);
  });
  return environment;
};

const take = async (pool: Pool): Promise<Environment | undefined> => {
  for (const warm of pool.idle) {
    pool.idle.delete(warm);
    if (await warm.ready()) return warm;
  }
  return start(pool);
};

const invoke = async (pool: Pool, request: InvocationRequest): Promise<InvocationResult> => {
  await enter(pool);
  try {
    const environment = await take(pool);
    if (!environment) return exited(request.requestId, null, 'SIGKILL');
    const result = await environment.invoke(request);
    pool.idle.add(environment);
    return result;
  } finally {
    leave(pool);
  }
};

const killAll = async (pool: Pool): Promise<void> => {
  const { environments, idle } = pool;
  pool.kills += 1;
  idle.clear();
  for (const environment of environments) environment.kill();
  await Promise.all([...environments].map(({ ended }) => ended));
};

export const createFunctionPool = (options: EnvironmentOptions): FunctionPool => {
  const pool: Pool = {
    options,
    environments: new Set(),
    idle: new Set(),
    waiting: [],
    starting: new Set(),
    invoking: 0,
    stopped: false,
    kills: 0,
  };
  const reserved = options.definition.reservedConcurrency ?? Number.POSITIVE_INFINITY;
  return {
    full: () => pool.invoking >= reserved,
    invoke: (request) => invoke(pool, request),
    kill: () => killAll(pool),
    stop: async () => {
      pool.stopped = true;
      await Promise.allSettled(pool.starting);
      await killAll(pool);
    },
  };
};
