const parentPollMilliseconds = 250;

/** Someone wants the stack to end: nothing has failed. */
export class Interruption extends Error {
  readonly signal: NodeJS.Signals;

  constructor(signal: NodeJS.Signals) {
    super(`stopped by ${signal}`);
    this.signal = signal;
  }
}

/** npm killed outright forwards nothing. Without npm, whoever started us may leave while we stay. */
const watchNpm = (onGone: () => void): void => {
  if (process.env['npm_lifecycle_event'] !== 'start') return;
  const npm = process.ppid;
  const timer = setInterval(() => process.ppid !== npm && onGone(), parentPollMilliseconds);
  timer.unref();
};

/** Aborts at the first signal; later ones are swallowed, for npm forwards the Ctrl-C that we have had already. */
export const listenForInterruption = (): AbortController => {
  const stop = new AbortController();
  const interrupt = (signal: NodeJS.Signals): void => stop.abort(new Interruption(signal));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, interrupt);
  watchNpm(() => interrupt('SIGTERM'));
  return stop;
};

/** Rejects with the reason of the abort, and never resolves. */
export const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

/** The end that the signal would have brought by itself: npm then says nothing, and a shell sees 130 or 143. */
export const endBy = ({ signal }: Interruption): void => {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
};
