import type { HoldBody, HoldLifted, HoldSet } from '../../../../shared/events/holds.ts';
import { useTell } from '../acts/told.tsx';
import { Callout } from '../ui/callout.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { LiftDialog } from './lift-dialog.tsx';
import { subjectWords } from './subject-words.ts';
import { useHoldAct } from './use-hold-act.ts';

type HoldDialogsProps = {
  readonly holds: readonly HoldBody[];
  readonly wasSet: (openItems: HoldSet['openItems']) => void;
};

const setSentence = ({ outcome, hold }: HoldSet): string =>
  outcome === 'held'
    ? `Held: ${subjectWords(hold)}. No run takes it until the hold is lifted.`
    : `${subjectWords(hold)} was held already (${hold.reason}); nothing was changed.`;

const liftedSentence = ({ outcome, hold }: HoldLifted): string =>
  outcome === 'lifted'
    ? `Lifted: ${subjectWords(hold)}. The next run may take it.`
    : `The hold on ${subjectWords(hold)} was lifted before; nothing was changed.`;

const isOpen = (hold: HoldBody | undefined): hold is HoldBody => hold?.lifted === null;

/** The one that the address names. */
export const HoldDialogs = ({ holds, wasSet }: HoldDialogsProps) => {
  const { act, holdId, proposed, rejecting, close } = useHoldAct();
  const tell = useTell();
  const hold = holds.find((each) => each.holdId === holdId);
  const told = (sentence: string) => {
    tell(sentence);
    close();
  };
  if (act === 'hold') {
    const done = (answer: HoldSet) => {
      wasSet(answer.openItems);
      told(setSentence(answer));
    };
    return <HoldDialog key={JSON.stringify(proposed)} {...{ proposed, rejecting, close, done }} />;
  }
  if (act !== 'lift' && act !== 'retry') return null;
  return isOpen(hold) ? (
    <LiftDialog hold={hold} close={close} done={(answer) => told(liftedSentence(answer))} />
  ) : (
    <Callout kind="note">
      <p>This hold is not among the open ones of this page: somebody may have lifted it meanwhile.</p>
    </Callout>
  );
};
