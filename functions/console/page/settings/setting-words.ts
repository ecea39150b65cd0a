import { SETTING_SHAPES, type SettingShape } from '../../../../shared/domain/settings/setting-shapes.ts';
import { valueWords } from './value-words.ts';

const SHAPES: ReadonlyMap<string, SettingShape> = new Map(Object.entries(SETTING_SHAPES));

/** What a setting was or becomes, where only its key is known beside the stored text. */
export const settingWords = (key: string, text: string | null): string =>
  text === null ? 'the default' : valueWords({ key, shape: SHAPES.get(key) ?? null }, text);
