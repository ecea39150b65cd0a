import { ErrorResponse, type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { BASE, consoleSettings } from '../console-settings.ts';

const page = `${location.origin}${BASE}`;

/**
 * Code grant with PKCE. The session lies in localStorage, so that the link of a notice opens signed in; renewing is ours (see
 * access-token.ts), because the library's own timer runs in every tab at once, and a refresh token holds for one use.
 */
const manager = new UserManager({
  authority: consoleSettings.issuerUrl,
  client_id: consoleSettings.clientId,
  redirect_uri: page,
  post_logout_redirect_uri: page,
  response_type: 'code',
  scope: 'openid payouts/read payouts/act',
  userStore: new WebStorageStateStore({ store: localStorage }),
  stateStore: new WebStorageStateStore({ store: localStorage }),
  automaticSilentRenew: false,
  loadUserInfo: false,
  monitorSession: false,
});

export const currentUser = (): Promise<User | null> => manager.getUser();

/** The issuer's own no; anything else that goes wrong is no answer of it. */
export const isRefusal = (error: unknown): boolean => error instanceof ErrorResponse;

export const renewedUser = (): Promise<User | null> => manager.signinSilent();

/** Leaves the page; `prompt` has the person prove themselves, though the issuer may know the browser. */
export const leaveToSignIn = (returnTo: string, prompt?: 'login'): Promise<void> =>
  manager.signinRedirect({ state: { returnTo }, ...(prompt && { prompt }) });

/** After coming back from the issuer: where the person was before. */
export const completeSignIn = async (): Promise<string> => {
  const { state } = await manager.signinCallback().then((user) => user ?? { state: undefined });
  const { returnTo } = (state ?? {}) as { readonly returnTo?: string };
  return returnTo?.startsWith(BASE) ? returnTo : BASE;
};

export const forgetUser = (): Promise<void> => manager.removeUser();

/** Leaves the page; Cognito asks for the last two by names of its own. */
export const leaveToSignOut = (): Promise<void> =>
  manager.signoutRedirect({ extraQueryParams: { client_id: consoleSettings.clientId, logout_uri: page } });
