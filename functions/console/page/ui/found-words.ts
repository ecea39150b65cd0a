/** As many as the API names at once (functions/approval/people/find-people-route.ts). */
const FOUND_MAX = 20;

/** How many people were found by what somebody typed; undefined while they are looked for. */
export const foundWords = (asked: string, count: number | undefined): string => {
  if (count === undefined) return 'Looking …';
  if (count === 0) return `Nobody is called “${asked}”, and no id is that.`;
  if (count >= FOUND_MAX) return `The first ${FOUND_MAX}: type more of the name.`;
  return count === 1 ? 'One person' : `${count} people`;
};
