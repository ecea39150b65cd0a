import type { Facts, FileContent } from './file-content.ts';

/** What the file says of itself before it says anything else: whoever finds it later knows of when, and in which zone. */
export const writtenFacts = ({ title, timeZone, writtenAt }: FileContent): Facts => ({
  title,
  lines: [
    ['Written at', writtenAt, 'instant'],
    ['Time zone', timeZone, 'text'],
  ],
});
