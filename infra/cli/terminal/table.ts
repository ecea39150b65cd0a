/** Rows under their headings, in columns as wide as their widest text; the last may be of any length. */
export const table = (headings: readonly string[], rows: readonly (readonly string[])[]): string[] => {
  const lines = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) =>
    line
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};
