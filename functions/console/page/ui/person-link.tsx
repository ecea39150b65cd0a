import { Link } from 'wouter';
import { PersonName } from './person-name.tsx';

type Person = { readonly userId: string; readonly name: string | null };

/** A name that leads to where its money is. */
export const PersonLink = ({ person }: { readonly person: Person }) => (
  <Link to={`/people/${person.userId}`}>
    <PersonName person={person} />
  </Link>
);
