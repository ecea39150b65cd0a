import { Command } from 'commander';
import { SettingsChanged, SettingsHistory, SettingsState } from '../../../shared/events/settings-command.ts';
import { askAsStated } from '../ops/ask-as-stated.ts';
import { type ChangeOptions, changeCommand, opsCommand } from '../ops/ops-command.ts';
import { printAnswer } from '../ops/print-answer.ts';
import type { CallOptions } from '../ops/with-call-options.ts';
import { strictOption } from '../terminal/strict-option.ts';
import { usageError } from '../terminal/usage-error.ts';
import { wholeOrText } from '../terminal/whole-or-text.ts';
import { changedLines, historyLines, settingsLines } from './setting-lines.ts';

type Settings = Readonly<Record<string, string | null>>;

const get = async (key: string | undefined, options: CallOptions): Promise<void> => {
  const json = await askAsStated(options, { command: 'settings.get', args: { key } });
  printAnswer(options, json, SettingsState, ({ settings }) => settingsLines(settings));
};

const change = async (settings: Settings, { reason, ...options }: ChangeOptions): Promise<void> => {
  const json = await askAsStated(options, { command: 'settings.set', args: { settings }, reason });
  printAnswer(options, json, SettingsChanged, changedLines);
};

const once = (entries: readonly (readonly [string, string | null])[]): Settings => {
  const keys = entries.map(([key]) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) < index);
  if (twice !== undefined) throw usageError(`${twice} is given twice: expected it once`);
  return Object.fromEntries(entries);
};

/** KEY VALUE KEY VALUE … An empty value is more often a shell variable that is not there than a wish. */
const pairs = (words: readonly string[]): [string, string][] =>
  words.flatMap((key, index): [string, string][] => {
    if (index % 2 === 1) return [];
    const value = words[index + 1];
    if (value === undefined) throw usageError(`${key} has no value: expected KEY VALUE, in pairs`);
    if (value === '') {
      throw usageError(
        `${key} is "": expected a value; its default is brought back by settings unset ${key}`,
      );
    }
    return [[key, value]];
  });

const history = async (
  key: string | undefined,
  { limit, ...options }: CallOptions & { readonly limit?: string },
): Promise<void> => {
  const args = { key, limit: limit === undefined ? undefined : wholeOrText(limit) };
  const json = await askAsStated(options, { command: 'settings.history', args });
  printAnswer(options, json, SettingsHistory, historyLines);
};

/** payouts settings get | set | unset | history */
export const settingsCommand = (): Command =>
  new Command('settings')
    .description('read and change the settings of the payout, and who changed them')
    .addCommand(
      opsCommand('get', 'show every setting, or one: what is in force, and what it means')
        .argument('[key]', 'with or without the prefix payout_automation_')
        .action(get),
    )
    .addCommand(
      changeCommand('set', 'change settings, all of them or none')
        .usage('KEY VALUE [KEY VALUE ...] --reason <text> [options]')
        .argument('<pairs...>', 'KEY VALUE, as many pairs as are to change together')
        .action((words: string[], options: ChangeOptions) => change(once(pairs(words)), options)),
    )
    .addCommand(
      changeCommand('unset', 'bring settings back to their defaults')
        .usage('KEY [KEY ...] --reason <text> [options]')
        .argument('<keys...>', 'with or without the prefix payout_automation_')
        .action((keys: string[], options: ChangeOptions) =>
          change(once(keys.map((key) => [key, null])), options),
        ),
    )
    .addCommand(
      opsCommand('history', 'show the changes of all settings, or of one, newest first')
        .argument('[key]', 'with or without the prefix payout_automation_')
        .addOption(strictOption('--limit <count>', 'changes to show, 1-200 (default: 20)'))
        .action(history),
    );
