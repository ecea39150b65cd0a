import { Refusal } from '../api/refusal.ts';
import { OPTION_NAMES, type OptionName } from './run-options.ts';

type RefusedOption = { readonly option: OptionName; readonly why: string };

/** The option that the API refuses, which its sentence begins with; undefined where it refuses the run for something else. */
export const refusedOption = (error: Error | null): RefusedOption | undefined => {
  if (!(error instanceof Refusal) || error.type !== 'invalid-input') return undefined;
  const option = OPTION_NAMES.find((name) => error.message.startsWith(`${name} is `));
  return option && { option, why: error.message.slice(option.length + 1) };
};
