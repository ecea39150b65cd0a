import type { Sleep } from '../../../../shared/aws/until-resumed.ts';
import { CliFailure } from '../../terminal/cli-failure.ts';
import type { DataApi } from './data-api.ts';

const TRIES_MAX = 5;
const PAUSE_MILLISECONDS = 1_000;

const dropOnce = (api: DataApi, sql: string): Promise<Error | undefined> =>
  api.execute(sql, { database: undefined, continueAfterTimeout: true }).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );

/** The last error, where no try helped. A statement that was in fact done is found done by the next. */
const drop = async (api: DataApi, sleep: Sleep, sql: string): Promise<Error | undefined> => {
  for (let tries = 1; ; tries += 1) {
    const failed = await dropOnce(api, sql);
    if (!failed || tries === TRIES_MAX) return failed;
    await sleep(PAUSE_MILLISECONDS);
  }
};

/** As the admin would type it. */
export const byHand = (leftovers: Iterable<string>): string =>
  [...leftovers].map((sql) => `${sql};`).join(' ');

/** Removes everything that was made, each thing although another would not go. */
export const dropLeftovers = async (api: DataApi, sleep: Sleep, leftovers: Set<string>): Promise<void> => {
  const causes: string[] = [];
  for (const sql of leftovers) {
    const failed = await drop(api, sleep, sql);
    if (failed) causes.push(`${failed.name}: ${failed.message}`);
    else leftovers.delete(sql);
  }
  if (causes.length === 0) return;
  throw new CliFailure('ScratchLeft', `what was made could not be dropped: ${causes.join('; ')}`, [
    `Run this as the admin of the cluster: ${byHand(leftovers)}`,
  ]);
};
