/** What has been started, to be stopped in reverse. */
export type Shutdown = {
  readonly defer: (stop: () => unknown) => void;
  readonly run: () => Promise<void>;
};

/** Each stop runs once, and one that fails does not keep the others from running. */
export const createShutdown = (): Shutdown => {
  const stops: (() => unknown)[] = [];
  return {
    defer: (stop) => stops.push(stop),
    run: async () => {
      const failures: unknown[] = [];
      for (let stop = stops.pop(); stop; stop = stops.pop()) {
        try {
          await stop();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw new AggregateError(failures, 'the local stack did not stop cleanly');
    },
  };
};
