import { expect } from 'vitest';
import { expectSound } from '../expect-sound.ts';
import { expectTrue } from '../truth/expect-true.ts';
import { lookAt } from '../truth/look.ts';
import { wasMade } from './call.ts';
import type { Company } from './company.ts';
import type { Pair } from './draw-pairs.ts';
import type { Asked, Heard, UseCase } from './use-case.ts';

/** More often than Lambda, a browser or somebody at a terminal would ask in vain. */
const ASKED_MAX = 6;

/** Each answer is compared with the tables as soon as it is given. */
const askTruly = async (company: Company, { ask }: Asked): Promise<Heard> => {
  const before = await lookAt(company);
  const heard = await ask();
  await expectTrue(company, heard.told, before);
  return heard;
};

/** Asks until it is done; the last answer says whether it is. */
export const askUntilDone = async (company: Company, asked: Asked): Promise<readonly Heard[]> => {
  const answers: Heard[] = [];
  while (!answers.at(-1)?.done && answers.length < ASKED_MAX) answers.push(await askTruly(company, asked));
  return answers;
};

/** Of both endpoints. */
export const clearFaults = ({ stack }: Company): void => {
  stack.dataApi.faults.clear();
  stack.publishFaults.clear();
};

/** Disturbs one call, repeats as the caller would until it hears that it is done, and once more: it is, once, and nothing else. */
export const tryPair = async (company: Company, useCase: UseCase, pair: Pair): Promise<void> => {
  const { caller, call, fault } = pair;
  const asked = await useCase.given(company, caller);
  const { calls } = company.stack.dataApi;
  calls.reset();
  fault.arm(company, call);
  try {
    const isMade = () => call.operation === 'Publish' || wasMade(call, calls.all);
    const answers = [...(await askUntilDone(company, asked))];
    // In how many minutes a sweep is done is not fixed: the call may be one of the next.
    while (!isMade() && answers.length < ASKED_MAX) answers.push(...(await askUntilDone(company, asked)));
    const said = answers.map((each) => each.said).join(' | ');
    expect(isMade(), 'the call was made').toBe(true);
    clearFaults(company);
    expect(answers.at(-1)?.done, `done in the end: ${said}`).toBe(true);
    await asked.expectDone(said);
    const again = await askTruly(company, asked);
    const all = `${said} | ${again.said}`;
    expect(again.done, `found done: ${all}`).toBe(true);
    await asked.expectDone(all);
    await expectSound(company, all);
  } finally {
    clearFaults(company);
  }
};
