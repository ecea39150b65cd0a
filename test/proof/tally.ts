const TRIED = /^tried (\d+) (.+)\n?/gm;

/** Adds up what the proofs say they tried, each kind for itself. */
export const openTally = () => {
  const counts = new Map<string, number>();
  return {
    /** Of what was said, the rest: vitest hands on several lines at once. */
    hear: (text: string): string =>
      text.replaceAll(TRIED, (_, count: string, what: string) => {
        counts.set(what, (counts.get(what) ?? 0) + Number(count));
        return '';
      }),
    lines: (): readonly string[] =>
      [...counts].map(([what, count]) => `  ${count.toLocaleString('en-IN')} ${what}`),
  };
};
