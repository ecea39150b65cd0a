import { BASE } from '../console-settings.ts';
import { sayActive } from './idle-lock.ts';
import { isLocked, setLocked } from './locked.ts';
import { ownSubject, setOwnSubject } from './own-subject.ts';
import { setSignInState } from './sign-in-state.ts';

type IssuerClient = typeof import('./issuer-client.ts');

const isReturning = (): boolean => {
  const query = new URLSearchParams(location.search);
  return query.has('state') && (query.has('code') || query.has('error'));
};

const subjectOf = async ({ currentUser }: IssuerClient): Promise<string | undefined> =>
  (await currentUser())?.profile.sub;

const showWhoIsHere = (subject: string | undefined): void => {
  if (subject !== undefined) setSignInState({ kind: 'signed-in' });
  else setSignInState({ kind: isLocked() ? 'locked' : 'signed-out' });
};

/**
 * Another tab signed out, or in: this one follows. What it holds of one person is not for the next. A page that the back button
 * brings out of the browser's memory has heard of nothing.
 */
const followOtherTabs = (issuer: IssuerClient): void => {
  const follow = () =>
    subjectOf(issuer).then((subject) => {
      if (subject !== undefined && subject !== ownSubject()) location.reload();
      else showWhoIsHere(subject);
    });
  addEventListener('storage', ({ key }) => {
    if (key?.startsWith('oidc.user:')) void follow();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void follow();
  });
};

/** The address must not keep the code, whatever comes of it; one that was used before finds its session all the same. */
const comeBack = async (issuer: IssuerClient): Promise<void> => {
  try {
    const returnTo = await issuer.completeSignIn();
    setLocked(false);
    sayActive();
    history.replaceState(null, '', returnTo);
  } catch (error) {
    history.replaceState(null, '', BASE);
    if (!(await issuer.currentUser())) throw error;
  }
};

const open = async (): Promise<void> => {
  const issuer = await import('./issuer-client.ts');
  if (isReturning()) await comeBack(issuer);
  const subject = await subjectOf(issuer);
  setOwnSubject(subject);
  followOtherTabs(issuer);
  showWhoIsHere(subject);
};

/** Once, at the start: comes back from the issuer, or finds the session of this browser. */
export const openSession = (): Promise<void> =>
  open().catch((error: unknown) => setSignInState({ kind: 'failed', why: String(error) }));
