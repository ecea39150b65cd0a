import type { User } from 'oidc-client-ts';
import { Unheard } from '../api/unheard.ts';
import { endSession } from './end-session.ts';
import { ownSubject } from './own-subject.ts';

/** Renewed this long before its end, so that none ends under way. */
const MARGIN_SECONDS = 60;

const issuerClient = () => import('./issuer-client.ts');

/** Nothing of this page is sent as somebody who signed in beside it. */
const ownUser = async (): Promise<User> => {
  const { currentUser } = await issuerClient();
  const user = await currentUser();
  if (user && user.profile.sub !== ownSubject()) location.reload();
  return user?.profile.sub === ownSubject() && user ? user : endSession();
};

/** One tab renews, the others find it done: the issuer takes a refresh token once, and takes a second use for theft. */
const renewed = (spent: string): Promise<string> =>
  navigator.locks.request('payouts-renew', async () => {
    const { renewedUser, isRefusal } = await issuerClient();
    const user = await ownUser();
    if (user.access_token !== spent && !user.expired) return user.access_token;
    if (!user.refresh_token) return endSession();
    const next = await renewedUser().catch((error: unknown) => {
      if (isRefusal(error)) return null;
      throw new Unheard('The sign-in cannot be reached: the network is gone, or the issuer is down.');
    });
    return next?.access_token ?? endSession();
  });

/** For the next request. Throws SignInEnded where the person has to sign in again. */
export const accessToken = async (): Promise<string> => {
  const user = await ownUser();
  return (user.expires_in ?? 0) > MARGIN_SECONDS ? user.access_token : renewed(user.access_token);
};

/** The API did not take this one. */
export const anotherToken = (spent: string): Promise<string> => renewed(spent);
