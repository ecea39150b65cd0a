import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { ISOLATION_LEVELS } from '../../support/payout-stack.ts';
import { tried } from '../tried.ts';
import { type Call, callsOf, inOrder, wordsOf } from './call.ts';
import { type Company, startCompany } from './company.ts';
import { DOUBLE_FAULTS } from './double-faults.ts';
import { drawPairs, everyPair, type Pair } from './draw-pairs.ts';
import { FAULT_KINDS } from './fault-kinds.ts';
import { askUntilDone, clearFaults, tryPair } from './try-pair.ts';
import type { UseCase } from './use-case.ts';

const proof = inject('proof');
const ALL_FAULTS = [...FAULT_KINDS, ...DOUBLE_FAULTS];

const nameOf = ({ name }: UseCase, { caller, call, fault }: Pair): string =>
  `${name}, ${caller}: ${wordsOf(call)}, ${fault.name}`;

/** About half of them meet the one isolation level, half the other; the same one whenever they are tried. */
const levelOf = (name: string): number =>
  [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % ISOLATION_LEVELS.length;

/** What is called when nothing disturbs it. */
const undisturbed = async (company: Company, useCase: UseCase, caller: string): Promise<readonly Call[]> => {
  const asked = await useCase.given(company, caller);
  const { calls } = company.stack.dataApi;
  let publishes = 0;
  const act = async () => {
    publishes += 1;
  };
  company.stack.publishFaults.add({ kind: 'meanwhile', times: Number.POSITIVE_INFINITY, act });
  calls.reset();
  const answers = await askUntilDone(company, asked);
  clearFaults(company);
  expect(answers.at(-1)?.done, `undisturbed: ${JSON.stringify(answers)}`).toBe(true);
  const made = callsOf(useCase.functionName, calls.all, publishes);
  await asked.expectDone('undisturbed');
  return inOrder(made.filter(useCase.disturbs ?? (() => true)));
};

const pairsOf = async (company: Company, useCase: UseCase): Promise<readonly Pair[]> => {
  const pairs: Pair[] = [];
  for (const caller of useCase.callers) {
    pairs.push(...everyPair(caller, await undisturbed(company, useCase, caller), ALL_FAULTS));
  }
  const { seed, faults, only = '' } = proof;
  const wanted = pairs.filter((pair) => nameOf(useCase, pair).includes(only));
  return drawPairs(wanted, seed, Math.ceil(faults / (useCase.oneIn ?? 1)), useCase.everyDouble);
};

/** With what was compared, which the message leaves out. */
const textOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const compared =
    'expected' in error ? { expected: error.expected, actual: Reflect.get(error, 'actual') } : {};
  return `${error.message} ${JSON.stringify(compared).slice(0, 2_000)}`;
};

/** Undefined where nothing went wrong; else what to read, and how to see it again. */
const failureOf = async (company: Company, useCase: UseCase, pair: Pair): Promise<string | undefined> => {
  try {
    await tryPair(company, useCase, pair);
    return undefined;
  } catch (error) {
    const name = nameOf(useCase, pair);
    return [
      `${name} (call ${pair.call.number + 1}), under ${company.isolation}, seed ${proof.seed}`,
      textOf(error),
      `again: npm run proof -- --seed ${proof.seed} --only '${name}' faults`,
    ].join('\n');
  }
};

/** One after the other in each of the two companies. */
const tryAll = async (
  companies: readonly Company[],
  useCase: UseCase,
  pairs: readonly Pair[],
): Promise<readonly string[]> => {
  const failures: string[] = [];
  await Promise.all(
    companies.map(async (company, level) => {
      for (const pair of pairs.filter((each) => levelOf(nameOf(useCase, each)) === level)) {
        const failure = await failureOf(company, useCase, pair);
        if (failure) failures.push(failure);
      }
    }),
  );
  return failures;
};

/** One test a use case; its faults are tried under both isolation levels at the same time. */
export const proveUseCases = (
  useCases: readonly UseCase[],
  { migrated = true }: { readonly migrated?: boolean } = {},
): void => {
  const companies: Company[] = [];
  let count = 0;
  beforeAll(async () => {
    for (const isolation of ISOLATION_LEVELS) companies.push(await startCompany(isolation, { migrated }));
  });
  afterAll(async () => {
    tried('faults', count);
    await Promise.all(companies.map((company) => company.discard()));
  });
  it.each(useCases)('$name is done once, whatever befalls one of its calls', async (useCase) => {
    const [first] = companies;
    const pairs = first ? await pairsOf(first, useCase) : [];
    count += pairs.length;
    const failures = await tryAll(companies, useCase, pairs);
    expect(failures.join('\n\n'), `${failures.length} of ${pairs.length} faults`).toBe('');
  });
};
