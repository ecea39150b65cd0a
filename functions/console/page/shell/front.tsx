import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { signIn } from '../session/leave.ts';
import classes from './front.module.css';

type FrontProps = {
  readonly title: string;
  readonly sentence?: string;
  /** again: who they are has to be proved anew, whatever the issuer remembers. @default - no way in */
  readonly signInAs?: 'first' | 'again';
  readonly children?: ReactNode;
};

/** What stands before the sign-in: nothing of anybody's money is on it. */
export const Front = ({ title, sentence, signInAs, children }: FrontProps) => {
  const [leaving, setLeaving] = useState(false);
  const go = () => {
    setLeaving(true);
    void signIn(signInAs === 'again' ? 'login' : undefined).then(() => setLeaving(false));
  };
  return (
    <main className={classes.front}>
      <h1>{title}</h1>
      {sentence && <p>{sentence}</p>}
      {children}
      {signInAs && (
        <Button onClick={go} loading={leaving} autoFocus>
          Sign in
        </Button>
      )}
    </main>
  );
};
