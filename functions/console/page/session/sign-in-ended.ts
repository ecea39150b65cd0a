/** The sign-in is over, by time or by hand: what was asked was not done, and is asked again after the next one. */
export class SignInEnded extends Error {
  constructor() {
    super('Your sign-in has ended, so this was not asked. What you have written is kept.');
    this.name = 'SignInEnded';
  }
}
