import type { LeftOutReason } from '../../../../shared/domain/runs/left-out.ts';
import {
  type LeftOutPlace,
  type LeftOutRow,
  readDueBeyondCap,
  readFreeLeftOut,
  readInWindowBeyondCap,
  readMarkedLeftOut,
} from '../../../../shared/sql/runs/left-out-rows.ts';
import { surveyFirstCommissions } from '../../../../shared/sql/runs/survey.ts';
import type { SurveyWindow } from '../../../../shared/sql/runs/survey-window.ts';
import type { Read } from '../../../../shared/sql/statement.ts';
import { placeIsGone } from './place-is-gone.ts';

export type Reader = { read<Row>(read: Read<Row>): Promise<Row[]> };

/** What a run would look at. */
export type RunBounds = { readonly window: SurveyWindow; readonly maxItems: number };

/** A busy row is one that somebody else has locked at the moment of a claim: no list can be made of that. */
export type ListedReason = Exclude<LeftOutReason, 'busy'>;

/** The next rows behind the place; from the beginning without one. */
export type LeftOutList = (
  reader: Reader,
  bounds: RunBounds,
  place: LeftOutPlace | undefined,
  limit: number,
) => Promise<LeftOutRow[]>;

const free =
  (reason: ListedReason): LeftOutList =>
  (reader, { window }, place, limit) =>
    reader.read(readFreeLeftOut(reason, window, place, limit));

const marked =
  (reason: ListedReason): LeftOutList =>
  (reader, _, place, limit) => {
    // Without its marker it has no place among the marked.
    if (place?.batchId === null) throw placeIsGone(place.commissionId);
    return reader.read(readMarkedLeftOut(reason, place, limit));
  };

/** Without a cap nothing is beyond it. */
const inWindow: LeftOutList = async (reader, { window, maxItems }, place, limit) =>
  maxItems === 0
    ? []
    : reader.read(readInWindowBeyondCap({ window, place, limit, letIn: place ? 0 : maxItems }));

/** The cap has room for as many of the due as the window leaves it. */
const due: LeftOutList = async (reader, { window, maxItems }, place, limit) => {
  if (maxItems === 0) return [];
  if (place) return reader.read(readDueBeyondCap({ window, place, limit, letIn: 0 }));
  const [first] = await reader.read(surveyFirstCommissions(window, maxItems));
  return reader.read(readDueBeyondCap({ window, place, limit, letIn: maxItems - (first?.count ?? 0) }));
};

/** What is told of commissions that a batch holds. */
const HELD_REASONS: readonly ListedReason[] = ['paid_item_exists', 'restored_gap', 'in_live_batch'];

/** Where the commissions of a reason are found: one list after the other. */
export const leftOutLists = (reason: ListedReason): readonly LeftOutList[] => {
  if (reason === 'over_max_items') return [inWindow, due];
  if (reason === 'marker_unexplained') return [marked(reason)];
  return HELD_REASONS.includes(reason) ? [free(reason), marked(reason)] : [free(reason)];
};
