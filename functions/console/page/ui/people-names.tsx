import { PersonName } from './person-name.tsx';

type Person = { readonly userId: string; readonly name: string | null };

/** Several people in a line. */
export const PeopleNames = ({ people }: { readonly people: readonly Person[] }) =>
  people.map((person, at) => (
    <span key={person.userId}>
      {at > 0 && ', '}
      <PersonName person={person} />
    </span>
  ));
