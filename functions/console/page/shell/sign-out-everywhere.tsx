import { ActDialog } from '../acts/act-dialog.tsx';
import { setEndedEverywhere } from '../session/ended-everywhere.ts';
import { signOut } from '../session/leave.ts';

/** For a lost phone, or a computer left signed in: no token that was given to this person before is taken any more. */
export const SignOutEverywhere = ({ close }: { readonly close: () => void }) => (
  <ActDialog<unknown>
    title="End every session of yours, on every device?"
    act={{ path: '/api/me/sign-out-everywhere', body: {} }}
    effect="Sign out everywhere"
    wayBack="You can sign in again at once, on any device. What you have written in this browser is kept."
    close={close}
    done={() => {
      setEndedEverywhere(true);
      void signOut();
    }}
  />
);
