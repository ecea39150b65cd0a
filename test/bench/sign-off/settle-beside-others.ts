import { settlesInline } from '../../../shared/domain/batches/settles-inline.ts';
import { workerRests } from '../../support/worker-rests.ts';
import { median } from '../median.ts';
import { tellFigure } from '../tell-figure.ts';
import type { Desk } from './desk.ts';
import { type Act, measureAct } from './measure-act.ts';
import { openOthers, type Waits } from './others.ts';
import { type WatchedStatement, watchStatements } from './watch-statements.ts';

/** Before and after: what the machine does by itself changes meanwhile. */
const IDLE_ROUNDS = 15;
const RATIO_MAX = 1.5;

const isSettling = async ({ company: { sql } }: Desk, batchId: string): Promise<boolean> =>
  (await sql('SELECT 1 FROM mlm_payout_batches WHERE id = ? AND settling_since IS NOT NULL', [batchId]))
    .length > 0;

const tellStatements = (
  { name, of }: Act,
  watched: readonly WatchedStatement[],
  milliseconds: number,
  items: number,
): void => {
  const act = `${name}, in the background`;
  const longest = watched.toSorted((one, other) => other.milliseconds - one.milliseconds)[0];
  tellFigure({ act, of, measure: 'time', unit: 'ms', value: milliseconds });
  tellFigure({ act, of, measure: 'items', unit: 'rows a second', value: (items / milliseconds) * 1_000 });
  tellFigure({ act, of, measure: 'Data API calls', unit: 'calls', value: watched.length });
  tellFigure({
    act,
    of,
    measure: `longest statement: ${longest?.sql}`,
    unit: 'ms',
    value: longest?.milliseconds ?? Number.NaN,
  });
};

const tellWaits = (
  { name, of }: Act,
  idle: Readonly<Record<'before' | 'after', Waits>>,
  meanwhile: Waits,
): void => {
  for (const [other, waits] of Object.entries(meanwhile) as [keyof Waits, readonly number[]][]) {
    const act = `${other}, during ${name}`;
    const usual = median([...idle.before[other], ...idle.after[other]]);
    const value = median(waits) / usual;
    tellFigure({ act, of, measure: '÷ idle', unit: 'times', value, atMost: RATIO_MAX });
    tellFigure({ act, of, measure: 'idle', unit: 'ms', value: usual });
  }
};

/** What ends a batch: at once or, of a large one, in the background while others work. */
export const settleBesideOthers = async (
  desk: Desk,
  { act, batchId, items }: { readonly act: Act; readonly batchId: string; readonly items: number },
): Promise<void> => {
  if (settlesInline(items)) {
    await measureAct(desk, act);
    return;
  }
  const others = await openOthers(desk);
  const idle = () => others.work(async (rounds) => rounds < IDLE_ROUNDS);
  const before = await idle();
  const watched = watchStatements(desk.company, 'worker');
  const begun = performance.now();
  await measureAct(desk, act);
  const meanwhile = await others.work(() => isSettling(desk, batchId));
  const milliseconds = performance.now() - begun;
  await workerRests(desk.company);
  tellStatements(act, watched(), milliseconds, items);
  tellWaits(act, { before, after: await idle() }, meanwhile);
};
