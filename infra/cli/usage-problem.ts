import type { Command, CommanderError } from 'commander';
import { nearestWord } from '../../shared/events/invalid-input.ts';
import type { CliFailure } from './cli-failure.ts';
import { usageError } from './usage-error.ts';

const flagOf = (text: string): string => text.split('=', 1)[0] ?? text;

const unknownFlag = (typed: string, known: readonly string[]): string => {
  const flag = flagOf(typed);
  if (known.includes(flag)) {
    return typed === flag
      ? `${flag} stands before the command: expected npx payouts run ${flag}`
      : `${typed}: ${flag} takes no value, expected ${flag} alone`;
  }
  const completed = known.find((each) => each.startsWith(flag.toLowerCase()));
  const suggestion = completed ?? nearestWord(flag, known);
  return `${flag} is not an option: ${suggestion ? `did you mean ${suggestion}?` : `expected one of ${known.join(', ')}`}`;
};

const strayWords = (words: readonly string[]): string =>
  `${words.map((word) => JSON.stringify(word)).join(' ')}: expected options only, as --option=value or --option value`;

/** commander's complaint in our own words: the flag, what was typed, what was expected. */
export const usageProblem = (error: CommanderError, program: Command): CliFailure => {
  const commands = program.commands;
  if (error.code === 'commander.unknownOption') {
    const [, typed = ''] = /'(.*)'/s.exec(error.message) ?? [];
    const known = commands.flatMap(({ options }) => options.map(({ long }) => long ?? ''));
    return usageError(unknownFlag(typed, known));
  }
  if (error.code === 'commander.excessArguments') {
    return usageError(strayWords(commands.flatMap(({ args }) => args)));
  }
  return usageError(error.message.replace(/^error: /, ''));
};
