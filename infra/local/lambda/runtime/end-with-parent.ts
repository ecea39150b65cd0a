/** Standard input is a pipe from the host: it ends when the host does, however it died. */
export const endWithParent = (): void => {
  process.stdin.on('end', () => process.exit(0));
  process.stdin.on('error', () => process.exit(0));
  process.stdin.resume();
};
