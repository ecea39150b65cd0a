import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import type { SettingsState } from '../../../../shared/events/settings-command.ts';
import { reads } from '../api/queries.ts';
import { useHasRole } from '../session/me.ts';
import { Screen } from '../shell/screen.tsx';
import { AsCurl } from '../ui/as-curl.tsx';
import { DryRunPart } from './dry-run-part.tsx';
import { dryRunQuery } from './dry-run-query.ts';
import { ForOperators } from './for-operators.tsx';
import { MadeRun } from './made-run.tsx';
import { OptionsPart } from './options-part.tsx';
import { type ReadOptions, type RefusedOptions, readOptions } from './read-options.ts';
import { refusedOption } from './refused-option.ts';
import { leftOutPath } from './run-options.ts';
import classes from './run-screen.module.css';
import { useRunForm } from './use-run-form.ts';

const refusedIn = (read: ReadOptions, error: Error | null): RefusedOptions => {
  if (read.kind === 'refused') return read.why;
  const refused = refusedOption(error);
  return refused ? { [refused.option]: refused.why } : {};
};

const OperatorsRun = () => {
  const [search] = useSearchParams();
  const form = useRunForm();
  const { data } = useQuery(reads<SettingsState>('/api/settings'));
  const read = readOptions(form.asked);
  const payload = read.kind === 'payload' ? read.payload : undefined;
  const [made, reason] = [search.get('made'), search.get('reason')];
  const query = useQuery(dryRunQuery(made ? undefined : payload));
  return (
    <Screen title="Run">
      <div className={classes.parts}>
        <OptionsPart form={form} why={refusedIn(read, query.error)} settings={data?.settings} />
        {made ? (
          <MadeRun key={made} runKey={made} options={form.asked} />
        ) : (
          <DryRunPart query={query} payload={payload} asked={form.asked} isTyping={form.isTyping} />
        )}
      </div>
      <AsCurl
        paths={reason ? [leftOutPath(form.asked, reason, search.get('cursor'))] : []}
        posts={[{ path: '/api/runs', body: { ...payload, dryRun: true } }]}
      />
    </Screen>
  );
};

/** What would happen? And then, if it is right, to have it happen. */
export const RunScreen = () => (useHasRole('operator') ? <OperatorsRun /> : <ForOperators />);
