const programming = [TypeError, ReferenceError, RangeError, SyntaxError];

/** What the machine or the user can mend is a sentence; a mistake of our own is worth its stack trace. */
export const tellFailure = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError) {
    return [error.message, ...error.errors.map((each) => tellFailure(each))].join('\n');
  }
  return programming.some((kind) => error instanceof kind) ? (error.stack ?? error.message) : error.message;
};
