/** How this browser stands: `ended` and `locked` keep the screen's drafts, and ask for a sign-in. */
export type SignInState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'failed'; readonly why: string };

type Listener = () => void;

let state: SignInState = { kind: 'opening' };
const listeners = new Set<Listener>();

export const signInState = (): SignInState => state;

export const setSignInState = (next: SignInState): void => {
  if (next.kind === state.kind && next.kind !== 'failed') return;
  state = next;
  for (const tell of listeners) tell();
};

export const onSignInState = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
