import type { BatchState } from '../../../../shared/domain/batches/batch-state.ts';
import classes from './state-mark.module.css';

/** Told apart by word and shape first, so that neither colour nor sight of it is needed. */
const SHAPES: Readonly<Record<BatchState, string>> = {
  draft: '◌',
  'awaits approval': '○',
  approved: '◐',
  'being paid': '◕',
  paid: '●',
  'partly paid': '◑',
  'nothing paid': '⊘',
  cancelled: '✕',
};

const LOOK_AT: readonly BatchState[] = ['partly paid', 'nothing paid', 'being paid'];

/** How far a batch is. */
export const StateMark = ({ state }: { readonly state: BatchState }) => (
  <span className={`${classes.state} ${LOOK_AT.includes(state) ? classes.lookAt : ''}`}>
    <span aria-hidden="true">{SHAPES[state]}</span> {state}
  </span>
);
