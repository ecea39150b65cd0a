import type { Row } from '../../support/payout-stack.ts';
import { expectSound } from '../expect-sound.ts';
import { expectAllTrue } from '../truth/expect-all-true.ts';
import { lookAt } from '../truth/look.ts';
import type { Said } from '../truth/said.ts';
import type { Action, Told } from './action.ts';
import { actionLine } from './action-line.ts';
import type { Clients } from './clients.ts';
import type { DrawnHistory } from './drawn-history.ts';
import { answersTo, endsOf, holding } from './explain-round.ts';
import { givenHistory } from './given-history.ts';
import { type Commission, rupees, type State, stateBefore } from './model-state.ts';
import { performRound } from './perform-round.ts';
import { resolveRound } from './resolve-round.ts';
import { stateLines } from './state-lines.ts';
import { tableLines } from './table-lines.ts';

const commissionLine = ({ id, amount, beneficiary }: Commission): string =>
  `${id}: ${rupees(amount)} of ${beneficiary}`;

const missing = (lines: readonly string[], others: readonly string[]): string[] =>
  lines.filter((line) => !others.includes(line));

/** Of the ends that the answers allow, the nearest to the tables; or, where the answers allow none, what they might be. */
const differences = (
  states: readonly State[],
  told: readonly Told[],
  ends: readonly State[],
  tables: readonly string[],
): string[] => {
  const actions = told.map(({ action }) => action);
  if (ends.length === 0) {
    return told.flatMap(({ action, answer }) => [
      `${actionLine(action)}`,
      `  expected, by itself: ${answersTo(states, actions, action).join(' | ')}`,
      `  found: ${answer}`,
    ]);
  }
  const [nearest = []] = ends
    .map(stateLines)
    .toSorted((a, b) => missing(a, tables).length - missing(b, tables).length);
  return [
    ...missing(nearest, tables).map((line) => `expected: ${line}`),
    ...missing(tables, nearest).map((line) => `found:    ${line}`),
  ];
};

/** What each of them was told, by itself; an error tells the history that led to it. */
const asTold = async (lines: readonly string[], work: () => Promise<void>): Promise<void> =>
  work().catch((error: unknown) => {
    throw new Error([...lines, String(error)].join('\n'), { cause: error });
  });

type Tables = Awaited<ReturnType<typeof tableLines>>;
type Round = { readonly batches: readonly Row[]; readonly startedAt: Date };

/** The answers in the model's words, after each was compared with the tables by itself. */
const playRound = async (
  clients: Clients,
  round: Round,
  actions: readonly Action[],
  lines: string[],
): Promise<{ readonly told: readonly Told[]; readonly tables: Tables }> => {
  const { company } = clients;
  const all: Said[] = [];
  const before = await lookAt(company);
  const answers = await performRound(clients, { ...round, hear: (said) => all.push(said) }, actions);
  const tables = await tableLines(company, round.startedAt);
  const numberOf = (_: string, id: string) =>
    String(tables.batches.findIndex((batch) => String(batch['id']) === id) + 1);
  const told = answers.map(({ action, answer }) => ({
    action,
    answer: answer.replaceAll(/#(\d+)/g, numberOf),
  }));
  lines.push(...told.map((one) => `  ${actionLine(one.action)} -> ${one.answer}`));
  await asTold(lines, () => expectAllTrue(company, all, before));
  return { told, tables };
};

/** Played against the company; throws, telling all of it, at the first round that no order of its actions explains. */
export const playHistory = async (clients: Clients, history: DrawnHistory): Promise<void> => {
  const { company } = clients;
  const startedAt = new Date();
  await givenHistory(company, history.settings, history.commissions, startedAt);
  const lines = [
    `given ${history.commissions.map(commissionLine).join('; ')}; ${JSON.stringify(history.settings)}`,
  ];
  let states: readonly State[] = [stateBefore(history.settings, history.commissions)];
  let { batches } = await tableLines(company, startedAt);
  for (const [index, drawn] of history.rounds.entries()) {
    const [state] = states;
    if (!state) return;
    lines.push(`round ${index + 1}`);
    const actions = resolveRound(state, drawn, index + 1);
    const { told, tables } = await playRound(clients, { batches, startedAt }, actions, lines);
    ({ batches } = tables);
    const ends = endsOf(states, told);
    const fit = holding(ends, tables.lines);
    if (fit.length === 0) {
      throw new Error([...lines, ...differences(states, told, ends, tables.lines)].join('\n'));
    }
    states = fit;
  }
  await asTold(lines, () => expectSound(company, 'after the last round'));
};
