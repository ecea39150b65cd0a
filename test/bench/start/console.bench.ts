import { expect, it } from 'vitest';
import { FIRST_LOAD_KILOBYTES_MAX, readFirstLoad, scriptKilobytes } from '../../support/first-load.ts';
import { tellFigure } from '../tell-figure.ts';
import { CHART_SCREEN } from './chart-screen.ts';

it('what a browser gets before somebody can sign in, without the chart', () => {
  const first = readFirstLoad();
  expect([...first.scripts, ...first.signIn].filter((path) => CHART_SCREEN.test(path))).toEqual([]);
  const size = { measure: 'script, gzipped', unit: 'KB', value: scriptKilobytes(first) } as const;
  tellFigure({ act: 'first load', of: 'console', ...size, atMost: FIRST_LOAD_KILOBYTES_MAX });
});
