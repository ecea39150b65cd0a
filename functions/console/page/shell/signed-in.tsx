import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { reads } from '../api/queries.ts';
import { watchIdleness } from '../session/idle-lock.ts';
import { Me, type SignedInPerson } from '../session/me.ts';
import { Loading } from '../ui/loading.tsx';
import { Zone } from '../ui/zone.ts';
import { EndedNote } from './ended-note.tsx';
import { Frame } from './frame.tsx';
import { Front } from './front.tsx';
import { Screens } from './screens.tsx';
import { Stranger } from './stranger.tsx';
import { UnheardNote } from './unheard-note.tsx';

/** Who it is comes first: their name, what they may do, and the time zone that every date is shown in. */
export const SignedIn = ({ ended }: { readonly ended: boolean }) => {
  // Also once the sign-in has ended: what it showed stands there still.
  useEffect(watchIdleness, []);
  const { data: me, error, refetch } = useQuery({ ...reads<SignedInPerson>('/api/me'), staleTime: 60_000 });
  if (me) {
    return (
      <Me value={me}>
        <Zone value={me.timezone}>
          {ended && <EndedNote />}
          <Frame>
            <Screens />
          </Frame>
        </Zone>
      </Me>
    );
  }
  if (ended) return <EndedNote />;
  if (error) return <Stranger error={error} retry={() => void refetch()} />;
  return (
    <Front title="MLM payouts">
      <UnheardNote />
      <Loading what="who you are" lines={1} />
    </Front>
  );
};
