import { expectSound } from '../expect-sound.ts';
import type { Told } from './action.ts';
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
    const answers = await performRound(
      clients,
      { batches, startedAt },
      resolveRound(state, drawn, index + 1),
    );
    const tables = await tableLines(company, startedAt);
    ({ batches } = tables);
    const numberOf = (_: string, id: string) =>
      String(batches.findIndex((batch) => String(batch['id']) === id) + 1);
    const told = answers.map(({ action, answer }) => ({
      action,
      answer: answer.replaceAll(/#(\d+)/g, numberOf),
    }));
    lines.push(`round ${index + 1}`, ...told.map((one) => `  ${actionLine(one.action)} -> ${one.answer}`));
    const ends = endsOf(states, told);
    const fit = holding(ends, tables.lines);
    if (fit.length === 0) {
      throw new Error([...lines, ...differences(states, told, ends, tables.lines)].join('\n'));
    }
    states = fit;
  }
  await expectSound(company, 'after the last round').catch((error: unknown) => {
    throw new Error([...lines, String(error)].join('\n'), { cause: error });
  });
};
