import { median, medianAndSpread, ratios } from '../median.ts';
import { sideBySide } from '../side-by-side.ts';
import { tellFigure } from '../tell-figure.ts';
import type { Desk } from './desk.ts';
import { type Act, askRightly, measureAct } from './measure-act.ts';
import { rememberBatch } from './remember-batch.ts';
import { openSendAgain } from './send-again.ts';

/** Of a vote and of a begin: from the request to its answer, BEGIN and COMMIT included. */
const CALLS_MAX = 15;
const RATIO_MAX = 1.3;

/** An act on a batch beside the calls it made, sent alone; each finds the batch as the first did. The batch is left as the act leaves it. */
export const besideSameCalls = async (
  desk: Desk,
  { act, batchId, rounds }: { readonly act: Act; readonly batchId: string; readonly rounds: number },
): Promise<void> => {
  const takeBack = await rememberBatch(desk.company, batchId);
  const { calls } = await measureAct(desk, { ...act, callsMax: CALLS_MAX });
  const again = openSendAgain(desk.company);
  // As the function has answered before it is measured: a client's first call starts it.
  await takeBack();
  await again.send(calls);
  const { whole, alone } = await sideBySide(rounds, takeBack, {
    whole: () => askRightly(act),
    alone: () => again.send(calls),
  });
  await again.close();
  const { name, of } = act;
  tellFigure({
    act: name,
    of,
    measure: '÷ the same calls alone',
    unit: 'times',
    ...medianAndSpread(ratios(whole, alone)),
    atMost: RATIO_MAX,
  });
  tellFigure({ act: name, of, measure: 'the same calls alone', unit: 'ms', value: median(alone) });
};
