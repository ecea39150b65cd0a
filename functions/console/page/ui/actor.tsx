import { useQuery } from '@tanstack/react-query';
import { personQuery } from '../api/person-query.ts';
import { machineWords } from './machine-words.ts';
import { PersonName } from './person-name.tsx';

const UNVERIFIED = 'unverified: ';
const UNNAMED = `${UNVERIFIED}unnamed`;

type ActorProps = {
  /** As the audit trail has it: `user 8`, `unverified: om@terminal`, `worker`. */
  readonly actor: string;
  /** Of users, by their ids. @default - each is asked for */
  readonly names?: ReadonlyMap<string, string>;
};

/** By name: what is known already, or else whom the API knows by that id. */
const User = ({ userId, name }: { readonly userId: string; readonly name: string | null }) => {
  const { data } = useQuery({ ...personQuery(userId), enabled: name === null });
  return <PersonName person={data ?? { userId, name }} />;
};

const Unverified = ({ actor }: { readonly actor: string }) =>
  actor === UNNAMED ? (
    'somebody who was not named'
  ) : (
    <>
      <bdi>{actor.slice(UNVERIFIED.length)}</bdi> (unverified)
    </>
  );

/** Who did something, a person or a machine. */
export const Actor = ({ actor, names }: ActorProps) => {
  const [, userId] = /^user (\d+)$/.exec(actor) ?? [];
  if (userId) return <User userId={userId} name={names?.get(userId) ?? null} />;
  if (actor.startsWith(UNVERIFIED)) return <Unverified actor={actor} />;
  return <bdi title={actor}>{machineWords(actor) ?? actor}</bdi>;
};
