import { BASE } from '../console-settings.ts';
import { setLocked } from './locked.ts';
import { setSignInState } from './sign-in-state.ts';

const here = (): string => `${location.pathname}${location.search}`;

/** To the issuer, and back to this very screen. `login`: the issuer may remember a sign-in that the API takes no more. */
export const signIn = async (prompt?: 'login'): Promise<void> => {
  try {
    const { leaveToSignIn } = await import('./issuer-client.ts');
    await leaveToSignIn(here().startsWith(BASE) ? here() : BASE, prompt);
  } catch {
    setSignInState({
      kind: 'failed',
      why: 'The sign-in cannot be reached. Nothing was changed; try again in a moment.',
    });
  }
};

export const signOut = async (): Promise<void> => {
  const { forgetUser, leaveToSignOut } = await import('./issuer-client.ts');
  // An issuer without a way to sign out: this browser at least forgets who was here.
  await leaveToSignOut().catch(async () => {
    await forgetUser();
    setSignInState({ kind: 'signed-out' });
  });
};

/** Nobody goes on here without signing in anew; drafts stay with whoever wrote them. */
export const lock = async (): Promise<void> => {
  setLocked(true);
  const { forgetUser } = await import('./issuer-client.ts');
  await forgetUser();
  setSignInState({ kind: 'locked' });
};
