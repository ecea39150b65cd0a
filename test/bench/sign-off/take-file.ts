import { functionAccessKeyId } from '../../../infra/local/access/access.ts';
import { until } from '../../support/until.ts';
import { tellFigure } from '../tell-figure.ts';
import { measureAct } from './measure-act.ts';
import type { Laid } from './pages.ts';

const SECONDS_MAX = 600;

/** The items as CSV: asked for in a request, written by the worker. */
export const takeFile = async ({ desk, batchId, of }: Laid): Promise<void> => {
  const { vani } = desk.as;
  const { calls } = desk.company.stack.dataApi;
  const begun = performance.now();
  const asked = { of: 'items', id: batchId, format: 'csv' };
  const { answer } = await measureAct(desk, {
    name: 'export',
    of,
    ask: () => vani.post('/api/exports', asked),
  });
  const file = await until(async () => {
    const { body } = await vani.get(`/api/exports/${answer.body.exportId}`);
    if (body.state === 'failed') throw new Error(`no file: ${body.problem}`);
    return body.state === 'ready' ? body : undefined;
  }, SECONDS_MAX);
  const act = 'export, in the background';
  const own = calls.all.filter(({ accessKeyId }) => accessKeyId === functionAccessKeyId('worker'));
  tellFigure({ act, of, measure: 'time', unit: 'ms', value: performance.now() - begun });
  tellFigure({ act, of, measure: 'Data API calls', unit: 'calls', value: own.length });
  tellFigure({ act, of, measure: 'size', unit: 'MB', value: file.bytes / 1_000_000 });
};
