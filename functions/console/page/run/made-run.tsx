import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import type { RunBody } from '../../../../shared/events/run-body.ts';
import { focusTitle } from '../acts/focus-title.ts';
import { reads } from '../api/queries.ts';
import { runAddress as runPath } from '../history/run-address.ts';
import { Shown } from '../ui/shown.tsx';
import { DRY_RUNS } from './dry-run-query.ts';
import classes from './made-run.module.css';
import { RunCameTo } from './run-came-to.tsx';
import { type RunOptions, runAddress } from './run-options.ts';

const POLL_MILLISECONDS = 1_500;

const isOver = (run: RunBody | undefined): boolean =>
  run !== undefined && run.outcome !== 'requested' && run.outcome !== 'running';

const runQuery = (runKey: string) => ({
  ...reads<RunBody>(`/api/runs/${encodeURIComponent(runKey)}`),
  refetchInterval: ({ state }: { readonly state: { readonly data: RunBody | undefined } }) =>
    isOver(state.data) ? (false as const) : POLL_MILLISECONDS,
});

type MadeRunProps = { readonly runKey: string; readonly options: RunOptions };

/** The dialog that asked for it gives the focus back first. */
const useInSight = (over: boolean) => {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => place.current?.focus({ preventScroll: true }));
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (over) place.current?.scrollIntoView({ block: 'center' });
  }, [over]);
  return place;
};

/**
 * A run, until it is over, and what came of it; whatever it changed is read anew then. It stands instead of a count, which after
 * it would come to nothing, and look as if the run had.
 */
export const MadeRun = ({ runKey, options }: MadeRunProps) => {
  const queries = useQueryClient();
  const [, go] = useLocation();
  const query = useQuery(runQuery(runKey));
  const over = isOver(query.data);
  const place = useInSight(over);
  useEffect(() => {
    if (!over) return;
    queries.removeQueries({ queryKey: DRY_RUNS });
    void queries.invalidateQueries();
  }, [over, queries]);
  const countAgain = () => {
    go(runAddress(options));
    focusTitle();
  };
  return (
    <section ref={place} tabIndex={-1} aria-label={`The run ${runKey}`} className={classes.made}>
      <div role="status">
        <Shown query={query} what="how far the run is" lines={2}>
          {(run) => <RunCameTo run={run} />}
        </Shown>
      </div>
      <Link to={runPath(runKey)} className={classes.key}>
        The run {runKey}
      </Link>
      {over && (
        <Button variant="default" onClick={countAgain}>
          Count again
        </Button>
      )}
    </section>
  );
};
