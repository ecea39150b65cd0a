/** Everything that ends a command early: a stable name for scripts, a sentence for people, and what to do next. */
export class CliFailure extends Error {
  override readonly name = 'CliFailure';
  /** Our own names, or that of the function's error. */
  readonly errorType: string;
  readonly advice: readonly string[];

  constructor(errorType: string, message: string, advice: readonly string[] = []) {
    super(message);
    this.errorType = errorType;
    this.advice = advice;
  }
}
