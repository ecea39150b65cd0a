/** UTC, as the terminal cannot know the business time zone. */
export const utc = (instant: string): string => `${instant.slice(0, 19).replace('T', ' ')} UTC`;

export const windowText = ({
  from,
  to,
}: {
  readonly from: string | null;
  readonly to: string | null;
}): string =>
  `${from ? `from ${utc(from)}` : 'from the beginning'} ${to ? `to before ${utc(to)}` : 'on, without an end'}`;

/** Name and value in two columns. */
export const facts = (pairs: Readonly<Record<string, string>>): string[] => {
  const width = Math.max(...Object.keys(pairs).map((name) => name.length));
  return Object.entries(pairs).map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
};
