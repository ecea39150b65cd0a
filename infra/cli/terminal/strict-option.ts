import { Option } from 'commander';
import { usageError } from './usage-error.ts';

const checkedValue = (name: string, value: string): string => {
  if (value === '') throw usageError(`--${name} is "": expected a value`);
  // commander takes any next word: a forgotten value would swallow --dry-run and make the run a real one.
  if (value.startsWith('--')) throw usageError(`--${name} is followed by ${value}: expected its value there`);
  return value;
};

/** An option that is given at most once, and never empty: commander alone takes the last and any value. */
export const strictOption = (flags: string, description: string): Option => {
  const option = new Option(flags, description);
  const name = option.name();
  if (!option.required) option.preset(true);
  return option.argParser((value: string | true, previous: string | true | undefined) => {
    if (previous !== undefined) throw usageError(`--${name} is given twice: expected it once`);
    return value === true ? value : checkedValue(name, value);
  });
};
