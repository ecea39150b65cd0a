import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Refusal } from '../api/refusal.ts';
import { Unheard } from '../api/unheard.ts';
import { signIn } from '../session/leave.ts';
import { SignInEnded } from '../session/sign-in-ended.ts';
import { Callout } from '../ui/callout.tsx';

/** Only an answer says that it was not done. */
const titleOf = (error: Error): string => {
  if (error instanceof SignInEnded) return 'Your sign-in has ended';
  return error instanceof Refusal ? error.title : 'No answer: it may have been done';
};

const AGAIN =
  'Ask once more, or close this and see what it came to: it is done once, however often it is asked.';

/** Why an act was not done, in the API's own sentence, and the way on. */
export const ActFailure = ({ error, close }: { readonly error: Error; readonly close: () => void }) => {
  const place = useRef<HTMLDivElement>(null);
  // It may stand out of sight, or under the buttons, which stay in reach.
  useEffect(() => {
    if (!error) return;
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'center' });
  }, [error]);
  return (
    <div ref={place} tabIndex={-1}>
      <Callout kind="wrong" title={titleOf(error)}>
        <p>{error.message}</p>
        {error instanceof Unheard && <p>{AGAIN}</p>}
        {error instanceof SignInEnded && (
          <Button variant="default" onClick={() => void signIn('login')}>
            Sign in again: what you have written is kept
          </Button>
        )}
        {error instanceof Refusal && error.status === 409 && (
          <Button variant="default" onClick={close}>
            Show it as it is now
          </Button>
        )}
      </Callout>
    </div>
  );
};
