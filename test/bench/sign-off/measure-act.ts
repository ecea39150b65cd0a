import { expect } from 'vitest';
import { functionAccessKeyId } from '../../../infra/local/access/access.ts';
import type { RecordedCall } from '../../../infra/local/data-api/faults/recorded-calls.ts';
import type { ApiResponse } from '../../support/api-client.ts';
import { tellFigure } from '../tell-figure.ts';
import type { Desk } from './desk.ts';

/** What one person asks of the API. */
export type Act = {
  readonly name: string;
  /** "1,000 items". */
  readonly of: string;
  readonly ask: () => Promise<ApiResponse>;
  /** What it is answered, where it changes something. */
  readonly comesTo?: string;
  /** @default - as many as it made at the smallest size */
  readonly callsMax?: number;
};

export const askRightly = async ({ ask, comesTo }: Pick<Act, 'ask' | 'comesTo'>): Promise<ApiResponse> => {
  const answer = await ask();
  expect(answer.status, answer.text).toBeLessThan(300);
  expect(answer.body.outcome, answer.text).toBe(comesTo);
  return answer;
};

/** Asks once, and tells the Data API calls that the approval function made for it, and its time. */
export const measureAct = async (
  { company: { stack }, callsAtLeast }: Desk,
  act: Act,
): Promise<{ readonly answer: ApiResponse; readonly calls: readonly RecordedCall[] }> => {
  stack.dataApi.calls.reset();
  const begun = performance.now();
  const answer = await askRightly(act);
  const milliseconds = performance.now() - begun;
  const approval = functionAccessKeyId('approval');
  const calls = stack.dataApi.calls.all.filter(({ accessKeyId }) => accessKeyId === approval);
  const { name, of, callsMax = callsAtLeast.get(name) } = act;
  if (!callsAtLeast.has(name)) callsAtLeast.set(name, calls.length);
  const atMost = callsMax === undefined ? {} : { atMost: callsMax };
  tellFigure({ act: name, of, measure: 'Data API calls', unit: 'calls', value: calls.length, ...atMost });
  tellFigure({ act: name, of, measure: 'time', unit: 'ms', value: milliseconds });
  return { answer, calls };
};
