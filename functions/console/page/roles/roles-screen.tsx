import { useQuery } from '@tanstack/react-query';
import { ActButton } from '../acts/act-button.tsx';
import { useOpenAct } from '../acts/use-open-act.ts';
import { roleSentence } from '../holds/role-sentence.ts';
import { useHasRole } from '../session/me.ts';
import { Screen } from '../shell/screen.tsx';
import { AsCurl } from '../ui/as-curl.tsx';
import { Shown } from '../ui/shown.tsx';
import { approversQuery } from './approvers-query.ts';
import { EndedOffers } from './ended-offers.tsx';
import { Entitled } from './entitled.tsx';
import { OfferDialogs } from './offer-dialogs.tsx';
import { offersQuery } from './offers-query.ts';
import { OpenOffers } from './open-offers.tsx';
import { ENTITLE } from './role-act.ts';
import { RoleDialogs } from './role-dialogs.tsx';
import classes from './roles.module.css';

const REREAD_MILLISECONDS = 60_000;

const Entitle = () => {
  const { open } = useOpenAct();
  const whyNot = useHasRole('admin') ? undefined : roleSentence('admin');
  return (
    <div className={classes.set}>
      <ActButton whyNot={whyNot} onClick={() => open(ENTITLE)}>
        Entitle somebody
      </ActButton>
    </div>
  );
};

/** Who may do what, who said so, and what of it waits for a second pair of eyes. */
export const RolesScreen = () => {
  const people = useQuery({ ...approversQuery, refetchOnMount: 'always' });
  const offered = useQuery({
    ...offersQuery,
    refetchInterval: REREAD_MILLISECONDS,
    refetchOnMount: 'always',
  });
  return (
    <Screen title="People and roles" aside={<Entitle />}>
      <Shown query={offered} what="what is offered" lines={3}>
        {({ items }) => (
          <>
            <OpenOffers offers={items} />
            <OfferDialogs offers={items} />
          </>
        )}
      </Shown>
      <Shown query={people} what="who may do what" lines={8}>
        {({ approvers }) => (
          <>
            <Entitled approvers={approvers} />
            <RoleDialogs approvers={approvers} />
          </>
        )}
      </Shown>
      {offered.data && <EndedOffers offers={offered.data.items} />}
      <AsCurl paths={['/api/approvers', '/api/offers']} />
    </Screen>
  );
};
