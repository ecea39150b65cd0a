/** Of a path in node_modules, its package, the innermost; of ours, the stage that it belongs to. */
const packageOf = (path: string): string => {
  const inner = path.split('node_modules/').at(-1) ?? path;
  if (inner === path) return path.split('/').slice(0, 2).join('/');
  return inner
    .split('/')
    .slice(0, inner.startsWith('@') ? 2 : 1)
    .join('/');
};

const ROWS = 10;

/** The packages that weigh most in a bundle, a line each, and how many others there are. */
export const byPackage = (bytesOf: Readonly<Record<string, number>>): string => {
  const sums = new Map<string, number>();
  for (const [path, bytes] of Object.entries(bytesOf)) {
    const name = packageOf(path);
    sums.set(name, (sums.get(name) ?? 0) + bytes);
  }
  const heaviest = [...sums].toSorted(([, one], [, other]) => other - one);
  const lines = heaviest
    .slice(0, ROWS)
    .map(([name, bytes]) => `${(bytes / 1_024).toFixed(1).padStart(8)} KB  ${name}`);
  return [...lines, `             and ${Math.max(heaviest.length - ROWS, 0)} others`].join('\n');
};
