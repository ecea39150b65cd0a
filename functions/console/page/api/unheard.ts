/** No answer of the API's: the network is gone, the database resumes, or the answer was lost. It may have been done. */
export class Unheard extends Error {
  /** When to ask again, where it was said. */
  readonly retryAfterSeconds: number | undefined;

  constructor(message: string, retryAfterSeconds?: number) {
    super(message);
    this.name = 'Unheard';
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
