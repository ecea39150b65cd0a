/** Only plain digits become a number: Number() would also take "1e3", "0x1f", " 7" and round twenty digits. */
export const wholeOrText = (text: string): number | string =>
  String(Number.parseInt(text, 10)) === text ? Number(text) : text;
