import { Combobox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { PeopleFound, Person } from '../../../../shared/events/people.ts';
import { listQuery } from '../api/queries.ts';
import { foundWords } from './found-words.ts';
import classes from './people-options.module.css';
import { PersonName } from './person-name.tsx';

type PeopleOptionsProps = {
  readonly asked: string;
  readonly pick: (person: Person) => void;
};

/** Who was found; as many as the API names, more of the name finds the others. */
export const PeopleOptions = ({ asked, pick }: PeopleOptionsProps) => {
  const path = `/api/people?q=${encodeURIComponent(asked)}`;
  const { data, error } = useQuery({
    ...listQuery<z.infer<typeof PeopleFound>>(path),
    enabled: asked !== '',
  });
  return (
    <>
      <p className={classes.count} role="status">
        {error ? error.message : foundWords(asked, data?.items.length)}
      </p>
      <Combobox.Options aria-label="People found" className={classes.options}>
        {data?.items.map((person) => (
          <Combobox.Option key={person.userId} value={person.userId} onClick={() => pick(person)}>
            <PersonName person={person} />
            <span className={classes.id}>user {person.userId}</span>
          </Combobox.Option>
        ))}
      </Combobox.Options>
    </>
  );
};
