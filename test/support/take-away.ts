import { createHash } from 'node:crypto';
import type { ApiClient } from './api-client.ts';
import { until } from './until.ts';

export type TakenFile = {
  readonly fileName: string;
  readonly content: Buffer;
  readonly contentType: string | null;
  readonly disposition: string | null;
  readonly sha256: string;
  readonly exportId: string;
  readonly url: string;
};

const isOver = ({ state }: { readonly state: string }): boolean => state === 'ready' || state === 'failed';

/** Of a large file, on a machine that does other things besides. */
const SECONDS_MAX = 300;

/** Asked for, and watched until it is ready, or has failed. */
export const askForFile = async (who: ApiClient, asked: object) => {
  const { status, body } = await who.post('/api/exports', asked);
  if (status !== 202) throw new Error(`no file was promised: ${status} ${JSON.stringify(body)}`);
  return until(async () => {
    const shown = await who.get(`/api/exports/${body.exportId}`);
    return isOver(shown.body) ? shown.body : undefined;
  }, SECONDS_MAX);
};

/** As a person takes it away: asked for, waited for, and fetched by its link, without a token. */
export const takeAway = async (who: ApiClient, asked: object): Promise<TakenFile> => {
  const file = await askForFile(who, asked);
  if (file.state !== 'ready') throw new Error(`no file: ${file.problem}`);
  const response = await fetch(file.link.url);
  if (response.status !== 200)
    throw new Error(`the link answers ${response.status}: ${await response.text()}`);
  const content = Buffer.from(await response.arrayBuffer());
  return {
    fileName: file.fileName,
    content,
    contentType: response.headers.get('content-type'),
    disposition: response.headers.get('content-disposition'),
    sha256: createHash('sha256').update(content).digest('hex'),
    exportId: file.exportId,
    url: file.link.url,
  };
};
