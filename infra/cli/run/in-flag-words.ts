import { flagOf } from './flag-of.ts';
import { PAYLOAD_OPTIONS } from './run-options.ts';

/** Not inside quotes (a value), nor as a part of another word (payout_automation_…, a flag). */
const keys = new RegExp(`(?<!["\\w-])(${PAYLOAD_OPTIONS.map(({ key }) => key).join('|')})(?![\\w"-])`, 'g');

/** A message of the function in the words of this terminal: maxItems is --max-items here. */
export const inFlagWords = (message: string): string => message.replaceAll(keys, (key) => flagOf(key));
