import { useEffect, useState } from 'react';
import { isEndedEverywhere, setEndedEverywhere } from '../session/ended-everywhere.ts';
import { Front } from './front.tsx';

/** The way in, and, once, what signing out everywhere came to. */
export const SignedOut = () => {
  const [endedEverywhere] = useState(isEndedEverywhere);
  useEffect(() => setEndedEverywhere(false), []);
  return (
    <Front
      title="MLM payouts"
      sentence="Review what the company owes its associates, sign it off, pay it."
      signInAs="first"
    >
      {endedEverywhere && (
        <p role="status">Every session of yours has ended, on every device. Drafts stay in this browser.</p>
      )}
    </Front>
  );
};
