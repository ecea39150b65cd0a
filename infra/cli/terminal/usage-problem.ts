import type { Command, CommanderError } from 'commander';
import { nearestWord } from '../../../shared/events/invalid-input.ts';
import type { CliFailure } from './cli-failure.ts';
import { leavesOf, pathOf } from './command-of.ts';
import { usageError } from './usage-error.ts';

const flagOf = (text: string): string => text.split('=', 1)[0] ?? text;

const flagsOf = (command: Command): string[] => command.options.map(({ long }) => long ?? '');

/** Where the flag belongs; several commands have --json. */
const placeOf = (flag: string, group: Command): string => {
  const [place, ...others] = leavesOf(group).filter((command) => flagsOf(command).includes(flag));
  return place && others.length === 0 ? pathOf(place) : `${pathOf(group)} <command>`;
};

const unknownFlag = (typed: string, command: Command): string => {
  const flag = flagOf(typed);
  const known = [...new Set(leavesOf(command).flatMap(flagsOf))];
  if (known.includes(flag)) {
    return typed === flag
      ? `${flag} stands before the command: expected ${placeOf(flag, command)} ${flag}`
      : `${typed}: ${flag} takes no value, expected ${flag} alone`;
  }
  const completed = known.find((each) => each.startsWith(flag.toLowerCase()));
  const suggestion = completed ?? nearestWord(flag, known);
  return `${flag} is not an option: ${suggestion ? `did you mean ${suggestion}?` : `expected one of ${known.join(', ')}`}`;
};

const strayWords = ({ args, registeredArguments }: Command): string => {
  const stray = args.slice(registeredArguments.length).map((word) => JSON.stringify(word));
  const names = registeredArguments.map((argument) => argument.name().toUpperCase());
  const expected = names.length === 0 ? 'options only' : `only options after ${names.join(' ')}`;
  return `${stray.join(' ')}: expected ${expected}, as --option=value or --option value`;
};

const unknownCommand = (message: string, group: Command): string =>
  message.includes('Did you mean')
    ? message
    : `${message}: expected one of ${group.commands.map((command) => command.name()).join(', ')}`;

/** commander's complaint about this command, or group of commands, in our own words: what was typed, what was expected. */
export const usageProblem = (error: CommanderError, command: Command): CliFailure => {
  const message = error.message.replace(/^error: /, '');
  switch (error.code) {
    case 'commander.unknownOption':
      return usageError(unknownFlag(/'(.*)'/s.exec(message)?.[1] ?? '', command));
    case 'commander.excessArguments':
      return usageError(strayWords(command));
    case 'commander.unknownCommand':
      return usageError(unknownCommand(message, command));
    default:
      return usageError(message);
  }
};
