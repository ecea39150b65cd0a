import { PAYLOAD_OPTIONS } from './run-options.ts';

/** The flag that sets a key of the payload. */
export const flagOf = (key: string): string => {
  const option = PAYLOAD_OPTIONS.find((each) => each.key === key);
  return option?.flags.split(' ', 1)[0] ?? key;
};
