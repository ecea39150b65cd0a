import { Link } from 'wouter';
import type { OfferBody } from '../../../../shared/events/offers.ts';
import { Offerer } from '../roles/offerer.tsx';
import { settingWords } from './setting-words.ts';
import classes from './settings.module.css';

type OfferedChangeProps = { readonly settingKey: string; readonly offers: readonly OfferBody[] };

/** What open offers would make of a setting, and by whom. */
export const OfferedChange = ({ settingKey, offers }: OfferedChangeProps) =>
  offers
    .filter(({ state }) => state === 'open')
    .flatMap(({ offerId, offeredBy, changes }) =>
      (changes ?? [])
        .filter(({ key }) => key === settingKey)
        .map(({ to }) => (
          <p key={offerId} className={classes.offered}>
            ⚠ Offered: {settingWords(settingKey, to)}, by <Offerer offeredBy={offeredBy} />.{' '}
            <Link to="/roles">It waits for another admin</Link>
          </p>
        )),
    );
