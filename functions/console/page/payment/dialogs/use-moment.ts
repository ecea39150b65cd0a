import { useQueryClient } from '@tanstack/react-query';
import type { ActionAnswer } from '../../../../../shared/events/batch-actions.ts';
import type { BatchBody } from '../../../../../shared/events/batch-body.ts';
import { useTell } from '../../acts/told.tsx';
import { useDraft } from '../../acts/use-draft.ts';
import { useOpenAct } from '../../acts/use-open-act.ts';
import { batchQuery } from '../../api/queries.ts';
import { useMe } from '../../session/me.ts';
import type { MomentName } from '../moments/moments-of.ts';
import { toldOf } from '../moments/told-of.ts';
import { wayOnOf } from '../moments/way-on-of.ts';
import { withMoment } from '../moments/with-moment.ts';

/** What the dialogs of a payment have in common: what is written is kept until it is done, then it is told what came of it. */
export const useMoment = <Draft>({ batchId }: BatchBody, name: MomentName, empty: Draft) => {
  const tell = useTell();
  const { close } = useOpenAct();
  const queries = useQueryClient();
  const me = useMe();
  const { draft, write, clear } = useDraft(`${batchId}:${name}`, empty);
  return {
    draft,
    write: (said: Partial<Draft>) => write({ ...draft, ...said }),
    close,
    done: (answer: ActionAnswer) => {
      clear();
      close();
      queries.setQueryData(
        batchQuery(batchId).queryKey,
        (before) => before && withMoment(before, answer.batch, me),
      );
      tell(toldOf(answer), { warnings: answer.warnings, wayOn: wayOnOf(answer) });
    },
  };
};
