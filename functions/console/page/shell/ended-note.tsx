import { Button } from '@mantine/core';
import { signIn } from '../session/leave.ts';
import classes from './ended-note.module.css';

/** Over the screen that somebody is in the middle of: what they wrote is kept until they are back. */
export const EndedNote = () => (
  <div className={classes.note} role="alert">
    <p>Your sign-in has ended. Nothing was changed, and what you have written is kept.</p>
    <Button onClick={() => void signIn('login')} autoFocus>
      Sign in again
    </Button>
  </div>
);
