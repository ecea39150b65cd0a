import { useSyncExternalStore } from 'react';
import { onSignInState, signInState } from '../session/sign-in-state.ts';
import { Loading } from '../ui/loading.tsx';
import { Front } from './front.tsx';
import { SignedIn } from './signed-in.tsx';
import { SignedOut } from './signed-out.tsx';

/** What is behind the sign-in is shown to whoever is signed in, and kept where they were when it ended under their hands. */
export const Gate = () => {
  const state = useSyncExternalStore(onSignInState, signInState);
  switch (state.kind) {
    case 'opening':
      return (
        <Front title="MLM payouts">
          <Loading what="your sign-in" lines={1} />
        </Front>
      );
    case 'signed-in':
    case 'ended':
      return <SignedIn ended={state.kind === 'ended'} />;
    case 'locked':
      return (
        <Front
          title="Locked"
          sentence="Nobody touched this page for a quarter of an hour. What you had written is kept for you."
          signInAs="again"
        />
      );
    case 'failed':
      return <Front title="The sign-in did not work" sentence={state.why} signInAs="again" />;
    case 'signed-out':
      return <SignedOut />;
  }
};
