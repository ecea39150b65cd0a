import { useLocation } from 'wouter';
import { Screen } from '../shell/screen.tsx';
import { AsCurl } from '../ui/as-curl.tsx';
import { PeopleSearch } from '../ui/people-search.tsx';
import { FindByCommission } from './find-by-commission.tsx';
import classes from './people.module.css';

/** Whose money is it? By name, by id, or by the number of a commission. */
export const PeopleScreen = () => {
  const [, go] = useLocation();
  return (
    <Screen title="People">
      <p className={classes.lead}>
        Where somebody's money is: what waits and why, what was paid, failed or came back.
      </p>
      <div className={classes.ways}>
        <PeopleSearch
          label="Whose money"
          value={null}
          choose={(person) => person && go(`/people/${person.userId}`)}
        />
        <FindByCommission />
      </div>
      <AsCurl paths={['/api/people?q=ravi', '/api/people?commission=1']} />
    </Screen>
  );
};
