import { useQuery } from '@tanstack/react-query';
import { inboxQuery } from '../api/inbox-query.ts';
import { Screen } from '../shell/screen.tsx';
import { AsCurl } from '../ui/as-curl.tsx';
import { Shown } from '../ui/shown.tsx';
import { Emergencies } from './emergencies.tsx';
import { InboxWarnings } from './inbox-warnings.tsx';
import { OfferQueue } from './offer-queue.tsx';
import { offersIn } from './offers-in.ts';
import { Queue } from './queue.tsx';
import { RunLine } from './run-line.tsx';
import { Summing } from './summing.tsx';

const REREAD_MILLISECONDS = 60_000;

/** What do I have to do? Asked anew on each visit: what the count in the menu stands on may be a minute old. */
export const InboxScreen = () => (
  <Screen title="Inbox">
    <Shown
      query={useQuery({ ...inboxQuery, refetchInterval: REREAD_MILLISECONDS, refetchOnMount: 'always' })}
      what="what waits"
      lines={6}
    >
      {(inbox) => (
        <>
          <Emergencies offers={offersIn(inbox).emergencies} />
          <Summing inbox={inbox} />
          <OfferQueue
            title="Awaits your confirmation"
            lead="Confirm or refuse"
            offers={offersIn(inbox).toConfirm}
          />
          <Queue title="Awaits your vote" waiting={inbox.toVote} what="vote" />
          <Queue title="To pay" waiting={inbox.toPay} what="pay" />
          <Queue title="At the bank: what it paid is not recorded yet" waiting={inbox.begun} what="record" />
          <InboxWarnings warnings={inbox.warnings} />
          <Queue title="Waits for others" waiting={inbox.waitsForOthers} what="see" />
          <OfferQueue
            title="Waits for another admin"
            lead="See all that is offered"
            offers={offersIn(inbox).others}
          />
          <RunLine runs={inbox.runs} />
        </>
      )}
    </Shown>
    <AsCurl paths={['/api/inbox']} />
  </Screen>
);
