import type { OfferActed, OfferBody } from '../../../../shared/events/offers.ts';
import { ActDialog } from '../acts/act-dialog.tsx';
import { NoteField } from '../acts/note-field.tsx';
import { useDraft } from '../acts/use-draft.ts';
import { REASON_MAX } from '../holds/reason-max.ts';
import { Callout } from '../ui/callout.tsx';
import { EMERGENCY } from './emergency-words.ts';
import type { OfferAct } from './offer-act.ts';
import { OfferChanges } from './offer-changes.tsx';
import { OfferedBy } from './offered-by.tsx';
import classes from './roles.module.css';
import { WaitsFor } from './waits-for.tsx';

type OfferDialogProps = {
  readonly offer: OfferBody;
  readonly act: OfferAct;
  readonly close: () => void;
  readonly done: (answer: OfferActed) => void;
};

const WORDING = {
  confirm: {
    title: 'Confirm',
    effect: 'Confirm it',
    wayBack:
      'Once enough admins have confirmed it, it holds at once. A role can be taken away again at once, and a setting can be changed back.',
  },
  refuse: {
    title: 'Refuse',
    effect: 'Refuse it',
    wayBack: 'Nothing is changed by it then. The same can be offered again.',
  },
} as const;

/** Decides on exactly what it shows: its hash goes with the answer, so that nothing else is confirmed. */
export const OfferDialog = ({ offer, act, close, done }: OfferDialogProps) => {
  const { draft, write, clear } = useDraft(`refuse:${offer.offerId}`, '');
  const reason = draft.trim();
  const { title, effect, wayBack } = WORDING[act];
  const { hash, offerId } = offer;
  const body = act === 'confirm' ? { hash } : { hash, reason };
  const ready = act === 'confirm' || reason !== '';
  return (
    <ActDialog<OfferActed>
      title={`${title} offer ${offerId}${offer.emergency ? ', an emergency' : ''}`}
      act={ready ? { path: `/api/offers/${offerId}/${act}`, body } : undefined}
      effect={effect}
      wayBack={wayBack}
      close={close}
      done={(answer) => {
        clear();
        done(answer);
      }}
    >
      {offer.emergency && (
        <Callout kind="wrong" title={EMERGENCY}>
          <p>Unless somebody refuses it, it counts by itself.</p>
        </Callout>
      )}
      <div className={classes.offer}>
        <OfferChanges offer={offer} />
        <OfferedBy offer={offer} />
        <WaitsFor offer={offer} />
      </div>
      {act === 'refuse' && (
        <NoteField
          label="Why"
          hint="All admins, and whoever offered it, read this."
          required
          max={REASON_MAX}
          value={draft}
          write={write}
        />
      )}
    </ActDialog>
  );
};
