import { describe, inject, it } from 'vitest';
import { engine } from '../../support/engine.ts';
import { onServer } from '../start-measured.ts';
import { tellFigure } from '../tell-figure.ts';
import { givenLedger } from './given-ledger.ts';
import { peakMemory } from './peak-memory.ts';
import { peersAt, ROOMY_POOL } from './peers-at.ts';
import { reallyWaiting } from './really-waiting.ts';
import { nameOf, runFigures } from './run-figures.ts';
import { measurePeers } from './run-peers.ts';
import { startWithoutRuns } from './start-without-runs.ts';

const { quick, pools, most } = inject('bench');

const SIZES = quick ? [1_000] : [1_000, 10_000, 100_000, 1_000_000];

/** MySQL without memory for its pages takes half an hour for a million. */
const sizesFor = (pool: string): readonly number[] =>
  SIZES.filter(
    (size) => size <= (engine.name === 'mysql' && pool !== ROOMY_POOL ? Math.min(most, 100_000) : most),
  );

const roundsAt = (size: number): number => {
  if (quick) return 1;
  return size > 100_000 ? 2 : 5;
};

describe.each(quick ? pools.slice(0, 1) : pools)('a run, with a pool of %s', (pool) => {
  it('beside its peers', async () => {
    const { company, beforeId } = await startWithoutRuns(pool);
    let given = 0;
    const megabytes: number[] = [];
    for (const approved of sizesFor(pool)) {
      await givenLedger(company, { from: given, to: approved });
      given = approved;
      const ledger = { company, approved, beforeId };
      const at = { approved, pool, where: onServer(pool) };
      const measured = await measurePeers(ledger, roundsAt(approved), peersAt(approved, pool));
      megabytes.push(measured.peakMegabytes);
      const figures = [...runFigures(at, measured), ...peakMemory(at, megabytes)];
      for (const figure of figures) tellFigure(figure);
      if (approved === 1_000) tellFigure({ ...nameOf(at), ...(await reallyWaiting(ledger, measured)) });
    }
    await company.discard();
  });
});
