import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { RunBody } from '../../../../shared/events/run-body.ts';
import { reads } from '../api/queries.ts';
import { NotFound } from '../shell/not-found.tsx';
import { Screen } from '../shell/screen.tsx';
import { AsCurl } from '../ui/as-curl.tsx';
import { formatInstant } from '../ui/format-instant.ts';
import { Shown } from '../ui/shown.tsx';
import { useZone } from '../ui/zone.ts';
import classes from './history.module.css';
import { isCutOff } from './is-cut-off.ts';
import { runKeyIn } from './run-address.ts';
import { RunFacts } from './run-facts.tsx';

const POLL_MILLISECONDS = 2_000;

const isOpen = (run: RunBody | undefined): boolean =>
  run?.outcome === 'requested' || (run?.outcome === 'running' && !isCutOff(run));

const runQuery = (path: string) => ({
  ...reads<RunBody>(path),
  refetchInterval: ({ state }: { readonly state: { readonly data: RunBody | undefined } }) =>
    isOpen(state.data) ? POLL_MILLISECONDS : false,
});

const OneRun = ({ runKey }: { readonly runKey: string }) => {
  const path = `/api/runs/${encodeURIComponent(runKey)}`;
  const zone = useZone();
  const query = useQuery(runQuery(path));
  const began = query.data?.startedAt;
  return (
    <Screen title={began ? `Run of ${formatInstant(new Date(began), zone)}` : 'A run'}>
      <Shown query={query} what="the run" lines={8}>
        {(run) => (
          <>
            <RunFacts run={run} />
            {run.result && (
              <details>
                <summary>As it is on record</summary>
                <pre className={classes.record}>{JSON.stringify(run.result, null, 2)}</pre>
              </details>
            )}
          </>
        )}
      </Shown>
      <p>
        <Link to="/history">To all runs</Link>
      </p>
      <AsCurl paths={[path]} />
    </Screen>
  );
};

/** One run, whole. Its key is read from the window: a router that decodes paths would take a slash of it for its own. */
export const PastRunScreen = () => {
  const runKey = runKeyIn(location.pathname);
  return runKey ? <OneRun key={runKey} runKey={runKey} /> : <NotFound />;
};
