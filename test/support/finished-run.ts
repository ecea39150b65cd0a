import type { ApiClient } from './api-client.ts';

/** Polls the run as a page would, until it is over. */
export const finishedRun = async (as: ApiClient, runKey: string) => {
  for (const giveUpAt = Date.now() + 20_000; ; ) {
    const { body } = await as.get(`/api/runs/${encodeURIComponent(runKey)}`);
    if (!['requested', 'running'].includes(body.outcome)) return body;
    if (Date.now() > giveUpAt) throw new Error(`run ${runKey} is still ${body.outcome}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
