import type { OfferBody } from '../../../../shared/events/offers.ts';
import { useMe } from '../session/me.ts';
import { Actor } from '../ui/actor.tsx';
import { PersonName } from '../ui/person-name.tsx';

type OffererProps = { readonly offeredBy: OfferBody['offeredBy'] };

/** Who offered something; whom the terminal names, nobody has verified. */
export const Offerer = ({ offeredBy: { actor, person } }: OffererProps) => {
  const { userId } = useMe();
  if (person?.userId === userId) return 'you';
  return person ? <PersonName person={person} /> : <Actor actor={actor} />;
};
