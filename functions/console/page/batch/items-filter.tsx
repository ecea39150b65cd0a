import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { personQuery } from '../api/person-query.ts';
import { PeopleSearch } from '../ui/people-search.tsx';
import { ITEM_CHOICES, itemChoiceIn, withItemChoice } from './item-choices.ts';
import classes from './items-part.module.css';

/** Whose items, which commission, or what has become of them; all of it stands in the address. */
export const ItemsFilter = () => {
  const [search, setSearch] = useSearchParams();
  const userId = search.get('person') ?? '';
  const { data: person = null } = useQuery(personQuery(userId));
  const [commission, setCommission] = useState(search.get('commission') ?? '');
  const filter = (name: 'person' | 'commission', value: string | null) =>
    setSearch((now) => {
      for (const each of ['person', 'commission', 'cursor']) now.delete(each);
      if (value) now.set(name, value);
      return now;
    });
  const show = (choice: string) => setSearch((now) => withItemChoice(now, choice));
  return (
    <search>
      <form
        className={classes.filter}
        onSubmit={(event) => {
          event.preventDefault();
          filter('commission', commission.trim());
        }}
      >
        <PeopleSearch
          label="Person"
          value={person}
          choose={(chosen) => filter('person', chosen?.userId ?? null)}
        />
        <TextInput
          label="Commission"
          placeholder="Its id, then Enter"
          inputMode="numeric"
          pattern="[1-9][0-9]{0,19}"
          title="The id of a commission, in digits"
          value={commission}
          onChange={({ currentTarget }) => setCommission(currentTarget.value)}
        />
        <NativeSelect
          label="State"
          data={ITEM_CHOICES}
          value={itemChoiceIn(search)}
          onChange={({ currentTarget }) => show(currentTarget.value)}
        />
      </form>
    </search>
  );
};
