import { PeopleSearch } from '../../ui/people-search.tsx';
import type { FinderProps } from './finder-props.ts';
import { FoundItems } from './found-items.tsx';

/** All that the batch pays to one person. */
export const FindByPerson = (props: FinderProps) => {
  const { picking, write } = props;
  return (
    <>
      <PeopleSearch
        label="Who was to be paid"
        value={picking.person}
        choose={(person) => write({ person })}
      />
      {picking.person && <FoundItems {...props} wanted={{ person: picking.person.userId }} />}
    </>
  );
};
