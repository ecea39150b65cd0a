import { cursorAfter } from '../../../functions/approval/http/cursor.ts';
import { medianAndSpread, ratios } from '../median.ts';
import { sideBySide } from '../side-by-side.ts';
import { tellFigure } from '../tell-figure.ts';
import type { Desk } from './desk.ts';
import { type Act, askRightly, measureAct } from './measure-act.ts';

const LIMIT = 100;
const RATIO_MAX = 1.5;

/** A batch that lies on a desk. */
export type Laid = {
  readonly desk: Desk;
  readonly batchId: string;
  readonly items: number;
  readonly of: string;
};

const itemsAfter = (batchId: string, after: number): string =>
  `/api/batches/${batchId}/items?limit=${LIMIT}&cursor=${cursorAfter({ items: batchId }, String(Math.max(after, 0)))}`;

/** What of reading takes no longer, however much there is. */
const PAGES = {
  list: () => `/api/batches?limit=${LIMIT}`,
  'items, first page': ({ batchId }) => itemsAfter(batchId, 0),
  'items, middle page': ({ batchId, items }) => itemsAfter(batchId, Math.floor(items / 2)),
  'items, last page': ({ batchId, items }) => itemsAfter(batchId, items - LIMIT),
} as const satisfies Readonly<Record<string, (laid: Laid) => string>>;

const asking =
  ({ desk: { as } }: Laid, path: string) =>
  () =>
    as.vani.get(path);

/** Each page of the batch, by itself. */
export const measurePages = async (laid: Laid): Promise<void> => {
  const { desk, batchId, of } = laid;
  const paths = { ...PAGES, 'batch page': () => `/api/batches/${batchId}` };
  const acts: readonly Act[] = Object.entries(paths).map(([name, pathOf]) => ({
    name,
    of,
    ask: asking(laid, pathOf(laid)),
  }));
  for (const act of acts) await measureAct(desk, act);
};

/** Pages of a large batch, with many behind it, beside those of a small one, with few. */
export const besideSmallPages = async (large: Laid, small: Laid, rounds: number): Promise<void> => {
  for (const [name, pathOf] of Object.entries(PAGES)) {
    const samples = await sideBySide(rounds, async () => {}, {
      large: () => askRightly({ ask: asking(large, pathOf(large)) }),
      small: () => askRightly({ ask: asking(small, pathOf(small)) }),
    });
    tellFigure({
      act: name,
      of: large.of,
      measure: `÷ ${small.of}`,
      unit: 'times',
      ...medianAndSpread(ratios(samples.large, samples.small)),
      atMost: RATIO_MAX,
    });
  }
};
