/** What is left of this invocation is not enough for one more step: another goes on. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}
