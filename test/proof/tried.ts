/** One line for each thing that was counted; the README's figures are read from them. */
export const tried = (what: string, count: number): void => {
  process.stdout.write(`tried ${count.toLocaleString('en-IN')} ${what}\n`);
};
