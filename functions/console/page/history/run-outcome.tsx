import type { RunBody } from '../../../../shared/events/run-body.ts';
import { OUTCOME_WORDS, reasonWords } from '../ui/run-words.ts';
import classes from './history.module.css';
import { isCutOff } from './is-cut-off.ts';

type Run = Pick<RunBody, 'outcome' | 'reason' | 'error' | 'startedAt'>;

/** Told apart by shape before colour. */
const SHAPES: Readonly<Record<RunBody['outcome'], string>> = {
  requested: '◌',
  running: '◔',
  created: '●',
  skipped: '○',
  already_recorded: '↺',
  failed: '⊗',
};

const wordsOf = (run: Run): string => {
  if (isCutOff(run)) return 'was cut off before it ended: a run of the same key goes on';
  return `${OUTCOME_WORDS[run.outcome]}${run.reason ? `: ${reasonWords(run.reason)}` : ''}`;
};

/** What came of a run, and of a failure what it said. */
export const RunOutcome = ({ run }: { readonly run: Run }) => {
  const isWrong = run.outcome === 'failed' || isCutOff(run);
  const words = wordsOf(run);
  return (
    <>
      <span className={isWrong ? classes.wrong : ''}>
        <span aria-hidden="true">{SHAPES[run.outcome]}</span> {words.charAt(0).toUpperCase()}
        {words.slice(1)}
      </span>
      {run.error && <p className={classes.error}>{run.error.message}</p>}
    </>
  );
};
