import type { RunBody } from '../../../../shared/events/run-body.ts';
import { PersonName } from '../ui/person-name.tsx';

/** Who or what asked for a run. What a direct invoke says of itself is not checked by anybody. */
export const AskedBy = ({
  run: { trigger, requestedBy },
}: {
  readonly run: Pick<RunBody, 'trigger' | 'requestedBy'>;
}) => {
  const { userId, name, unverified } = requestedBy;
  if (trigger === 'schedule') return <>The schedule</>;
  if (userId !== null) return <PersonName person={{ userId, name }} />;
  return unverified === null ? (
    <>By hand, nobody said by whom</>
  ) : (
    <>
      <bdi>{unverified}</bdi> (unverified)
    </>
  );
};
