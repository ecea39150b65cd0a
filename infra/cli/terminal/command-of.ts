import type { Command } from 'commander';

/** The command that a command line names, as deep as its first words go. */
export const commandOf = (program: Command, argv: readonly string[]): Command => {
  const [word, ...rest] = argv;
  const named = program.commands.find((each) => each.name() === word);
  return named ? commandOf(named, rest) : program;
};

/** The command itself, or every command below a group. */
export const leavesOf = (command: Command): Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);

/** As it is typed: infra/cli/payouts settings set. */
export const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
