import type { Action } from './action.ts';
import { driftOf, isOperator, touchesHeld } from './end-rules.ts';
import { letGo } from './let-go.ts';
import { type Outcome, only, refused, type State, toldOf, withBatch } from './model-state.ts';

/** What has drifted leaves a pending batch: the rest is another content, which nobody has approved yet. */
export const dropRules = (
  state: State,
  { who, batch: number }: Extract<Action, { kind: 'abort' | 'drop' }>,
): Outcome[] => {
  const batch = state.batches[number - 1];
  if (!isOperator(who)) return refused(state, 'not-entitled');
  if (!batch) return refused(state, 'not-found');
  if (batch.status !== 'pending_approval') return refused(state, 'not-pending');
  const drifted = driftOf(state, batch);
  if (drifted.length === 0) return only(state, toldOf('already_recorded', batch));
  if (touchesHeld(state, { items: drifted.flatMap((itemNo) => batch.items[itemNo - 1] ?? []) })) return [];
  let after = state;
  for (const itemNo of drifted) after = letGo(after, number, itemNo, { status: 'dropped', dropped: true });
  const left = (after.batches[number - 1]?.items ?? []).some(({ dropped }) => !dropped);
  const status = left ? 'pending_approval' : 'cancelled';
  after = withBatch(after, number, { status, count: 0, content: batch.content + 1 });
  return only(after, toldOf(left ? 'dropped' : 'cancelled', after.batches[number - 1] ?? batch));
};
