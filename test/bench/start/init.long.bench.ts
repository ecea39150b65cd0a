import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { environmentVariables } from '../../../infra/local/lambda/environment-variables.ts';
import type { FunctionDefinition } from '../../../infra/local/template/read-functions.ts';
import { readTemplate } from '../../support/read-template.ts';
import { medianAndSpread, ratios } from '../median.ts';
import { tellFigure } from '../tell-figure.ts';
import { bundleHandlers } from './bundle-handlers.ts';
import { byPackage } from './by-package.ts';
import { deployedBundle } from './deployed-bundle.ts';
import { initTimes } from './init-times.ts';

const ROUNDS = 15;
const BARE = 'bare client-rds-data';

const directory = mkdtempSync(join(tmpdir(), 'payouts-bundles-'));
afterAll(() => rmSync(directory, { recursive: true }));

const { functions } = readTemplate();

it('how long each takes to start, beside the least that one could be', async () => {
  const ours = Object.fromEntries(functions.map(({ name }) => [name, `functions/${name}/handler.ts`]));
  const bundles = bundleHandlers({ ...ours, [BARE]: 'test/bench/start/bare-handler.ts' }, directory);
  for (const found of functions) {
    const bundle = bundles[found.name];
    console.error(`${found.name}:\n${byPackage(bundle?.bytesOf ?? {})}`);
    // The peer is made as ours are only where ours come out as they were deployed.
    expect(readFileSync(bundle?.file ?? '').equals(readFileSync(deployedBundle(found)))).toBe(true);
  }
  const [payout] = functions.filter(({ name }) => name === 'payout');
  if (!payout) throw new Error('the template has no function payout');
  const env = (found: FunctionDefinition) => environmentVariables(found, {}, '');
  const started = Object.fromEntries(
    functions.map((found) => [found.name, { file: deployedBundle(found), env: env(found) }]),
  );
  const bare = { file: bundles[BARE]?.file ?? '', env: env(payout) };
  // Beside the one that is judged by it: the machine is the same for longer than a round.
  const times = await initTimes(ROUNDS, {
    payout: { file: deployedBundle(payout), env: env(payout) },
    [BARE]: bare,
    ...started,
  });
  for (const [of, milliseconds] of Object.entries(times)) {
    const name = { act: 'init', of } as const;
    tellFigure({ ...name, measure: 'fresh process', unit: 'ms', ...medianAndSpread(milliseconds) });
    if (of === BARE) continue;
    tellFigure({
      ...name,
      measure: `÷ ${BARE}`,
      unit: 'times',
      ...medianAndSpread(ratios(milliseconds, times[BARE] ?? [])),
      ...(of === 'payout' && { atMost: 1.6 }),
    });
  }
});
