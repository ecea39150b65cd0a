import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useSearchParams } from 'wouter';
import { COMMISSION_STATES } from '../../../../shared/domain/people/commission-state.ts';
import type { CommissionsOfPerson } from '../../../../shared/events/person-body.ts';
import { listQuery } from '../api/queries.ts';
import { TakeAway } from '../exports/take-away.tsx';
import { Pages } from '../ui/pages.tsx';
import { Shown } from '../ui/shown.tsx';
import { useTopOf } from '../ui/use-top-of.ts';
import { commissionsPath } from './commissions-path.ts';
import { CommissionsTable } from './commissions-table.tsx';
import classes from './people.module.css';

const STATES = [
  { value: '', label: 'any' },
  ...COMMISSION_STATES.map((state) => ({ value: state, label: state })),
];

const addressWith = (
  userId: string,
  name: 'status' | 'cursor',
  value: string,
  status: string | null,
): string => {
  const next = new URLSearchParams(status && name !== 'status' ? { status } : {});
  if (value) next.set(name, value);
  return `/people/${userId}${next.size > 0 ? `?${next}` : ''}`;
};

/** Which of them: all, those of one state, or the one that somebody looked for by its number. */
const Which = ({ userId }: { readonly userId: string }) => {
  const [search] = useSearchParams();
  const [, go] = useLocation();
  const commission = search.get('commission');
  if (commission) {
    return (
      <p>
        Commission {commission} alone. <Link to={`/people/${userId}`}>Show all</Link>
      </p>
    );
  }
  return (
    <NativeSelect
      label="Those that are now"
      className={classes.choose}
      data={STATES}
      value={search.get('status') ?? ''}
      onChange={({ currentTarget }) => go(addressWith(userId, 'status', currentTarget.value, null))}
    />
  );
};

/** Everything that they ever earned, the newest number first, a page at a time. */
export const Commissions = ({ userId }: { readonly userId: string }) => {
  const [search] = useSearchParams();
  const [cursor, status] = [search.get('cursor'), search.get('status')];
  const query = useQuery(listQuery<CommissionsOfPerson>(commissionsPath(userId, search)));
  const list = useTopOf(cursor);
  const older = query.data?.nextCursor;
  return (
    <section aria-labelledby="commissions" className={classes.part}>
      <h2 id="commissions">{search.has('commission') ? 'The commission' : 'All commissions'}</h2>
      <Which userId={userId} />
      <div ref={list} tabIndex={-1} className={classes.list} aria-busy={query.isPlaceholderData}>
        <Shown query={query} what="the commissions" lines={6}>
          {({ items }) => (
            <CommissionsTable userId={userId} isFiltered={search.size > 0} commissions={items} />
          )}
        </Shown>
      </div>
      <Pages
        first={cursor ? addressWith(userId, 'cursor', '', status) : undefined}
        next={older ? addressWith(userId, 'cursor', older, status) : undefined}
      />
      <TakeAway
        what="all commissions of this person"
        of={{ of: 'person', id: userId }}
        formats={['xlsx', 'csv']}
      />
    </section>
  );
};
