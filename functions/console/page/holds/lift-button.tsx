import type { HoldBody } from '../../../../shared/events/holds.ts';
import { ActButton } from '../acts/act-button.tsx';
import { useMe } from '../session/me.ts';
import { liftingOf } from './lifting.ts';
import { useHoldAct } from './use-hold-act.ts';

const NAMES = { lift: 'Lift', retry: 'Pay it again' } as const;

/** Ends one hold; there for everybody, and says why where it may not be pressed. */
export const LiftButton = ({ hold }: { readonly hold: HoldBody }) => {
  const { act, whyNot } = liftingOf(hold, useMe());
  const { open } = useHoldAct();
  return (
    <ActButton whyNot={whyNot} onClick={() => open(act, hold.holdId)}>
      {NAMES[act]}
    </ActButton>
  );
};
