import { useLocation, useSearchParams } from 'wouter';
import { useOpenAct } from '../acts/use-open-act.ts';
import { TakeAway } from '../exports/take-away.tsx';
import { useHasRole } from '../session/me.ts';
import { Screen } from '../shell/screen.tsx';
import { AsCurl } from '../ui/as-curl.tsx';
import { ApproveChosen } from './approve-chosen.tsx';
import { addressOf, batchesPath, filterFrom } from './batch-filter.ts';
import { BatchList } from './batch-list.tsx';
import { ChosenBar } from './chosen-bar.tsx';
import { FilterPart } from './filter-part.tsx';
import { useChoice } from './use-choice.ts';

/** All batches, found by what is known of them; several approved at once. */
export const BatchesScreen = () => {
  const [search] = useSearchParams();
  const [, go] = useLocation();
  const { act, open, close } = useOpenAct();
  const choice = useChoice();
  const approves = useHasRole('approver');
  const filter = filterFrom(search);
  const cursor = search.get('cursor');
  const chosen = approves ? choice.chosen : [];
  return (
    <Screen title="Batches">
      <FilterPart filter={filter} show={(next) => go(addressOf(next, null))} />
      <BatchList filter={filter} cursor={cursor} choice={approves ? choice : undefined} />
      <TakeAway
        // A file of another list does not stand below this one.
        key={batchesPath(filter, null)}
        what="this list"
        of={{ of: 'batches', filter }}
        formats={['xlsx', 'csv']}
      />
      {chosen.length > 0 && <ChosenBar choice={choice} approve={() => open('approve-chosen')} />}
      {chosen.length > 0 && act === 'approve-chosen' && (
        <ApproveChosen chosen={chosen} close={close} asked={() => choice.keep([])} />
      )}
      <AsCurl paths={[batchesPath(filter, cursor)]} />
    </Screen>
  );
};
