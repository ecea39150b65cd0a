import { Link } from 'wouter';
import { roleSentence } from '../holds/role-sentence.ts';
import { Screen } from '../shell/screen.tsx';
import { Callout } from '../ui/callout.tsx';

/** In place of what the API would refuse: counting looks through the whole ledger, so not everybody may ask for it. */
export const ForOperators = () => (
  <Screen title="Run">
    <Callout kind="note" title="Operators see here what a run would do, and have it done">
      <p>{roleSentence('operator')}</p>
      <p>
        What runs did, and what they left out, is in the <Link to="/history">history</Link>; whether the next
        one takes what somebody is owed, and else why not, stands with the <Link to="/people">person</Link>.
      </p>
    </Callout>
  </Screen>
);
