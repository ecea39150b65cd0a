import { approveRoute } from './actions/approve-route.ts';
import { cancelRoute } from './actions/cancel-route.ts';
import { disburseRoute } from './actions/disburse-route.ts';
import { withdrawRoute } from './actions/withdraw-route.ts';
import { listBatchEventsRoute, listStreamRoute } from './audit/list-events.ts';
import { verifyChainRoute } from './audit/verify-chain.ts';
import { listBatchesRoute } from './batches/list-batches.ts';
import { listItemsRoute } from './batches/list-items.ts';
import { showBatchRoute } from './batches/show-batch.ts';
import type { Route } from './http/route.ts';
import { listRunsRoute } from './runs/list-runs.ts';
import { requestRunRoute } from './runs/request-run.ts';
import { showRunRoute } from './runs/show-run.ts';
import { changeSettingsRoute } from './settings/change-settings.ts';
import { settingsHistoryRoute } from './settings/settings-history.ts';
import { showSettingsRoute } from './settings/show-settings.ts';

/** All of the API but its own description. */
export const ROUTES: readonly Route[] = [
  listBatchesRoute,
  showBatchRoute,
  listItemsRoute,
  listBatchEventsRoute,
  approveRoute,
  withdrawRoute,
  cancelRoute,
  disburseRoute,
  requestRunRoute,
  listRunsRoute,
  showRunRoute,
  showSettingsRoute,
  settingsHistoryRoute,
  changeSettingsRoute,
  listStreamRoute,
  verifyChainRoute,
];
