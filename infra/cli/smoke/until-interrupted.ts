const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Gives the work a signal that a Ctrl-C aborts, or a reader that leaves (`| head`), so that it can tidy up. Further ones
 * are swallowed: whoever presses it again is impatient, and would leave the scratch schema behind.
 */
export const untilInterrupted = async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const stop = new AbortController();
  const interrupt = (name: NodeJS.Signals): void => stop.abort(new Error(`stopped by ${name}`));
  const leave = (): void => stop.abort(new Error('stopped because nobody reads its output any more'));
  for (const name of SIGNALS) process.on(name, interrupt);
  process.stdout.on('error', leave);
  try {
    return await work(stop.signal);
  } finally {
    for (const name of SIGNALS) process.off(name, interrupt);
    process.stdout.off('error', leave);
  }
};
