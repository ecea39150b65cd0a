/** Ends a command whose answer stands printed with another code than 0: it did its work, and the work found something. */
export class EndsWith extends Error {
  readonly exitCode: number;

  constructor(exitCode: number) {
    super(`ends with exit code ${exitCode}`);
    this.exitCode = exitCode;
  }
}
