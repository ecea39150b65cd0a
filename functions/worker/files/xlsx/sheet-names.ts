/** Characters Excel allows in the name of a sheet. */
const NAME_LENGTH_MAX = 31;

const legal = (title: string): string =>
  title
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, NAME_LENGTH_MAX)
    .toWellFormed()
    .replace(/^[\s']+|[\s']+$/g, '');

/** Excel keeps this name for itself. */
const isReserved = (name: string): boolean => name.toLowerCase() === 'history';

/** A name for each sheet that Excel takes: short, of legal characters, each once whatever its case. */
export const sheetNames = (titles: readonly string[]): string[] => {
  const names: string[] = [];
  for (const [index, title] of titles.entries()) {
    const name = legal(title);
    const isTaken = names.some((other) => other.toLowerCase() === name.toLowerCase());
    names.push(
      name === '' || isReserved(name) || isTaken
        ? `${name.slice(0, NAME_LENGTH_MAX - 4)} ${index + 1}`.trim()
        : name,
    );
  }
  return names;
};
