import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { z } from 'zod';
import type { HoldPage, HoldSet } from '../../../../shared/events/holds.ts';
import { ActButton } from '../acts/act-button.tsx';
import { listQuery } from '../api/queries.ts';
import { useHasRole } from '../session/me.ts';
import { Screen } from '../shell/screen.tsx';
import { AsCurl } from '../ui/as-curl.tsx';
import { Pages } from '../ui/pages.tsx';
import { Shown } from '../ui/shown.tsx';
import { useTopOf } from '../ui/use-top-of.ts';
import { HoldDialogs } from './hold-dialogs.tsx';
import { HoldList } from './hold-list.tsx';
import classes from './holds.module.css';
import { roleSentence } from './role-sentence.ts';
import { StillHeld } from './still-held.tsx';
import { useHoldAct } from './use-hold-act.ts';

const pathOf = (cursor: string | null): string =>
  `/api/holds?${cursor ? `cursor=${encodeURIComponent(cursor)}&` : ''}limit=50`;

const SetHold = () => {
  const { open } = useHoldAct();
  const whyNot = useHasRole('operator') ? undefined : roleSentence('operator');
  return (
    <div className={classes.set}>
      <ActButton whyNot={whyNot} onClick={() => open('hold')} primary={whyNot === undefined}>
        Set a hold
      </ActButton>
    </div>
  );
};

const BackToRejecting = () => {
  const { rejecting } = useHoldAct();
  return (
    rejecting && (
      <p>
        <Link to={`/batches/${rejecting}?act=reject`}>Back to the batch you are rejecting</Link>: your note is
        kept.
      </p>
    )
  );
};

/** What no run takes, and why not. */
export const HoldsScreen = () => {
  const cursor = useSearchParams()[0].get('cursor');
  const query = useQuery(listQuery<z.infer<typeof HoldPage>>(pathOf(cursor)));
  const [openItems, setOpenItems] = useState<HoldSet['openItems']>();
  const list = useTopOf(cursor);
  const older = query.data?.nextCursor;
  return (
    <Screen title="Holds" aside={<SetHold />}>
      <BackToRejecting />
      {openItems && openItems.count > 0 && (
        <StillHeld openItems={openItems} close={() => setOpenItems(undefined)} />
      )}
      <div ref={list} tabIndex={-1} className={classes.list}>
        <Shown query={query} what="the holds" lines={6}>
          {({ items }) => (
            <>
              <HoldDialogs holds={items} wasSet={setOpenItems} />
              <HoldList holds={items} isFirst={!cursor} />
            </>
          )}
        </Shown>
      </div>
      <Pages
        first={cursor ? '/holds' : undefined}
        next={older ? `/holds?cursor=${encodeURIComponent(older)}` : undefined}
      />
      <AsCurl paths={[pathOf(cursor)]} />
    </Screen>
  );
};
