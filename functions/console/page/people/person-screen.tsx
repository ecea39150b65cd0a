import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import type { PersonBody } from '../../../../shared/events/person-body.ts';
import { reads } from '../api/queries.ts';
import { Screen } from '../shell/screen.tsx';
import { AsCurl } from '../ui/as-curl.tsx';
import { personText } from '../ui/person-text.ts';
import { Shown } from '../ui/shown.tsx';
import { Commissions } from './commissions.tsx';
import { commissionsPath } from './commissions-path.ts';
import { HeldOfPerson } from './held-of-person.tsx';
import { OpenBatches } from './open-batches.tsx';
import { PersonAnswer } from './person-answer.tsx';
import { PersonSums } from './person-sums.tsx';
import { Waiting } from './waiting.tsx';

const titleOf = (userId: string, person: PersonBody | undefined): string =>
  person ? personText(person) : `User ${userId}`;

const Aside = ({ person: { userId, name, deleted } }: { readonly person: PersonBody }) => (
  <span>
    {name && `user ${userId}`}
    {deleted && ' the company has no such user any more'}
  </span>
);

/** Where is my money? The answer first, what waits with its way out, then each commission there ever was. */
export const PersonScreen = ({ userId }: { readonly userId: string }) => {
  const [search] = useSearchParams();
  // Whoever came by its number asks about that one first.
  const isOfOne = search.has('commission');
  const path = `/api/people/${encodeURIComponent(userId)}`;
  const query = useQuery(reads<PersonBody>(path));
  return (
    <Screen title={titleOf(userId, query.data)} aside={query.data && <Aside person={query.data} />}>
      <Shown query={query} what="where the money is" lines={8}>
        {(person) => (
          <>
            {isOfOne && <Commissions userId={userId} />}
            <PersonAnswer person={person} />
            <HeldOfPerson holds={person.holds} />
            <Waiting person={person} />
            <OpenBatches batches={person.openBatches} />
            <PersonSums sums={person.sums} />
            {!isOfOne && <Commissions userId={userId} />}
          </>
        )}
      </Shown>
      <AsCurl paths={[path, commissionsPath(userId, search)]} />
    </Screen>
  );
};
