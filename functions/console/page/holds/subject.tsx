import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { HoldBody } from '../../../../shared/events/holds.ts';
import { Money } from '../ui/money.tsx';
import { PersonLink } from '../ui/person-link.tsx';
import { PersonName } from '../ui/person-name.tsx';
import classes from './holds.module.css';

type SubjectProps = {
  readonly hold: HoldBody;
  /** Whether names lead to whose they are: not out of a dialog. */
  readonly leads: boolean;
};

const Name = ({
  person,
  leads,
}: {
  readonly person: NonNullable<HoldBody['beneficiary']>;
  readonly leads: boolean;
}) => (leads ? <PersonLink person={person} /> : <PersonName person={person} />);

const Commission = ({ hold: { commissionId, commission }, leads }: SubjectProps) => (
  <>
    Commission {commissionId}
    {commission?.beneficiary && (
      <>
        {' '}
        of <Name person={commission.beneficiary} leads={leads} />
      </>
    )}
    {commission?.amount && (
      <>
        , <Money amount={commission.amount} />
      </>
    )}
  </>
);

/** At the moment: what they earn later is held, too. */
const HeldBack = ({
  heldBack: { count, amount },
}: {
  readonly heldBack: NonNullable<HoldBody['heldBack']>;
}) =>
  count === 0 ? (
    ': nothing at the moment'
  ) : (
    <>
      : {counted(count, 'commission')}, <Money amount={amount} />
    </>
  );

/** Whom or what it holds, and how much of it. */
export const Subject = ({ hold, leads }: SubjectProps) => {
  const { userId, beneficiary, heldBack } = hold;
  if (userId === null) return <Commission hold={hold} leads={leads} />;
  return (
    <>
      <Name person={beneficiary ?? { userId, name: null }} leads={leads} />
      <span className={`${classes.name} ${classes.small}`}>
        {beneficiary?.name && `user ${userId}, `}all that is owed to them
        {heldBack && <HeldBack heldBack={heldBack} />}
      </span>
    </>
  );
};
