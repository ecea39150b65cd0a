import { SignInEnded } from './sign-in-ended.ts';
import { setSignInState, signInState } from './sign-in-state.ts';

/** The API takes no token of this sign-in any more: it has ended, or was ended everywhere. */
export const endSession = (): never => {
  // Whatever was still under way brings no screen back that was locked, or that its person has left.
  if (signInState().kind === 'signed-in') setSignInState({ kind: 'ended' });
  throw new SignInEnded();
};
