import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { InboxScreen } from '../inbox/inbox-screen.tsx';
import { Loading } from '../ui/loading.tsx';
import { NotFound } from './not-found.tsx';

/** The inbox comes with the page, what it leads to when it is opened: a phone waits for nothing that it does not show. */
const BatchScreen = lazy(async () => ({ default: (await import('../batch/batch-screen.tsx')).BatchScreen }));
const BatchesScreen = lazy(async () => ({
  default: (await import('../batches/batches-screen.tsx')).BatchesScreen,
}));
const HoldsScreen = lazy(async () => ({ default: (await import('../holds/holds-screen.tsx')).HoldsScreen }));
const RunScreen = lazy(async () => ({ default: (await import('../run/run-screen.tsx')).RunScreen }));
const HistoryScreen = lazy(async () => ({
  default: (await import('../history/history-screen.tsx')).HistoryScreen,
}));
const PastRunScreen = lazy(async () => ({
  default: (await import('../history/past-run-screen.tsx')).PastRunScreen,
}));
const SettingsScreen = lazy(async () => ({
  default: (await import('../settings/settings-screen.tsx')).SettingsScreen,
}));
const PeopleScreen = lazy(async () => ({
  default: (await import('../people/people-screen.tsx')).PeopleScreen,
}));
const PersonScreen = lazy(async () => ({
  default: (await import('../people/person-screen.tsx')).PersonScreen,
}));
const RolesScreen = lazy(async () => ({ default: (await import('../roles/roles-screen.tsx')).RolesScreen }));
const AuditScreen = lazy(async () => ({ default: (await import('../audit/audit-screen.tsx')).AuditScreen }));
const StreamScreen = lazy(async () => ({
  default: (await import('../audit/stream-screen.tsx')).StreamScreen,
}));

/** An address a screen. */
export const Screens = () => (
  <Suspense fallback={<Loading what="the screen" lines={8} />}>
    <Switch>
      <Route path="/" component={InboxScreen} />
      <Route path="/batches" component={BatchesScreen} />
      <Route path="/batches/:batchId">
        {({ batchId }) => <BatchScreen key={batchId} batchId={batchId} />}
      </Route>
      <Route path="/holds" component={HoldsScreen} />
      <Route path="/run" component={RunScreen} />
      <Route path="/history" component={HistoryScreen} />
      <Route path="/history/*" component={PastRunScreen} />
      <Route path="/settings" component={SettingsScreen} />
      <Route path="/roles" component={RolesScreen} />
      <Route path="/people" component={PeopleScreen} />
      <Route path="/people/:userId">{({ userId }) => <PersonScreen key={userId} userId={userId} />}</Route>
      <Route path="/audit" component={AuditScreen} />
      <Route path="/audit/:stream">{({ stream }) => <StreamScreen key={stream} stream={stream} />}</Route>
      <Route component={NotFound} />
    </Switch>
  </Suspense>
);
