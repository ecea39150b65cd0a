import type { LastChange } from '../../../../shared/events/settings-command.ts';
import { PersonName } from '../ui/person-name.tsx';
import { outsideWords } from './outside-words.ts';

const UNVERIFIED = 'unverified: ';

/** Who changed a setting. */
export const ChangedBy = ({
  change: { actor, by, action, seq },
}: {
  readonly change: Pick<LastChange, 'actor' | 'by' | 'action' | 'seq'>;
}) => {
  if (action === 'settings_changed_outside') return <>{outsideWords(seq)}</>;
  if (by) return <PersonName person={by} />;
  return actor.startsWith(UNVERIFIED) ? (
    <>
      <bdi>{actor.slice(UNVERIFIED.length)}</bdi> (terminal)
    </>
  ) : (
    <bdi>{actor}</bdi>
  );
};
