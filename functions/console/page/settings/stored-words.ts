import type { SettingState } from '../../../../shared/events/settings-command.ts';
import { valueWords } from './value-words.ts';

/** A stored text in words, or that there is none. */
export const storedWords = (setting: SettingState, text: string | null): string =>
  valueWords(setting, text ?? setting.default ?? '') + (text === null ? ' (the default)' : '');
