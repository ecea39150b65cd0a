import { useMediaQuery } from '@mantine/hooks';
import { Link, useLocation } from 'wouter';
import { MorePlaces } from './more-places.tsx';
import { isAt, type Place } from './place.ts';
import classes from './places.module.css';
import { WaitingCount } from './waiting-count.tsx';

const PLACES: readonly Place[] = [
  // Not "/": the issuer knows the address of the page without a slash at its end only.
  { to: '', name: 'Inbox' },
  { to: '/batches', name: 'Batches' },
  { to: '/holds', name: 'Holds' },
  { to: '/people', name: 'People' },
  { to: '/run', name: 'Run' },
  { to: '/history', name: 'History' },
  { to: '/settings', name: 'Settings' },
  { to: '/roles', name: 'Roles' },
  { to: '/audit', name: 'Audit' },
];

/** What stays in sight where there is no room for all: whoever comes with a phone comes to sign off. */
const ALWAYS = 2;

/** Which screens there are. */
export const Places = () => {
  const [location] = useLocation();
  const isFolded = useMediaQuery('(max-width: 64rem)', false, { getInitialValueInEffect: false });
  return (
    <nav aria-label="Screens" className={classes.places}>
      {PLACES.slice(0, isFolded ? ALWAYS : PLACES.length).map(({ to, name }) => (
        <Link key={to} to={to} {...(isAt(location, to) && { 'aria-current': 'page' })}>
          {name}
          {to === '' && <WaitingCount />}
        </Link>
      ))}
      {isFolded && <MorePlaces places={PLACES.slice(ALWAYS)} />}
    </nav>
  );
};
