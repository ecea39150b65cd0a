/** As a shell takes it whole, whatever is in it: a quote within would end the argument. */
export const shellWord = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
