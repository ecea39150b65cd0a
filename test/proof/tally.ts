/** Adds up what the proofs say they tried, each kind for itself. */
export const openTally = () => {
  const counts = new Map<string, number>();
  return {
    /** False where the text is none of that kind. */
    hear: (text: string): boolean => {
      const told = [...text.matchAll(/^tried (\d+) (.+)$/gm)];
      for (const [, count = '0', what = ''] of told)
        counts.set(what, (counts.get(what) ?? 0) + Number(count));
      return told.length > 0;
    },
    lines: (): readonly string[] =>
      [...counts].map(([what, count]) => `  ${count.toLocaleString('en-IN')} ${what}`),
  };
};
