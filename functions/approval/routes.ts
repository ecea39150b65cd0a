import { approveRoute } from './actions/approve-route.ts';
import { cancelRoute } from './actions/cancel-route.ts';
import { dropDriftedRoute } from './actions/drop-drifted-route.ts';
import { withdrawRoute } from './actions/withdraw-route.ts';
import { addApproverRoute } from './approvers/add-approver-route.ts';
import { listApproversRoute } from './approvers/list-approvers-route.ts';
import { removeApproverRoute } from './approvers/remove-approver-route.ts';
import { listBatchEventsRoute } from './audit/list-batch-events-route.ts';
import { listStreamRoute } from './audit/list-stream-route.ts';
import { listStreamsRoute } from './audit/list-streams-route.ts';
import { verifyChainRoute } from './audit/verify-chain-route.ts';
import { listBatchesRoute } from './batches/list-batches-route.ts';
import { listItemsRoute } from './batches/list-items-route.ts';
import { showBatchRoute } from './batches/show-batch-route.ts';
import { showSummaryRoute } from './batches/show-summary-route.ts';
import { requestExportRoute } from './exports/request-export-route.ts';
import { showExportRoute } from './exports/show-export-route.ts';
import { liftHoldRoute } from './holds/lift-hold-route.ts';
import { listHoldsRoute } from './holds/list-holds-route.ts';
import { retryCommissionRoute } from './holds/retry-commission-route.ts';
import { setHoldRoute } from './holds/set-hold-route.ts';
import type { Route } from './http/route.ts';
import { showInboxRoute } from './inbox/show-inbox-route.ts';
import { confirmOfferRoute } from './offers/confirm-offer-route.ts';
import { listOffersRoute } from './offers/list-offers-route.ts';
import { refuseOfferRoute } from './offers/refuse-offer-route.ts';
import { abortPaymentRoute } from './payments/abort-payment-route.ts';
import { adoptedAnswerRoute } from './payments/adopted-answer-route.ts';
import { beginPaymentRoute } from './payments/begin-payment-route.ts';
import { disburseRoute } from './payments/disburse-route.ts';
import { latePaymentsRoute } from './payments/late-payments-route.ts';
import { markFailuresRoute } from './payments/mark-failures-route.ts';
import { returnsRoute } from './payments/returns-route.ts';
import { findPeopleRoute } from './people/find-people-route.ts';
import { listCommissionsRoute } from './people/list-commissions-route.ts';
import { showMeRoute } from './people/show-me-route.ts';
import { showPersonRoute } from './people/show-person-route.ts';
import { signOutRoute } from './people/sign-out-route.ts';
import { listLeftOutRoute } from './runs/left-out/list-left-out-route.ts';
import { listRunsRoute } from './runs/list-runs-route.ts';
import { requestRunRoute } from './runs/request-run-route.ts';
import { showRunRoute } from './runs/show-run-route.ts';
import { changeSettingsRoute } from './settings/change-settings-route.ts';
import { settingsHistoryRoute } from './settings/settings-history-route.ts';
import { showSettingsRoute } from './settings/show-settings-route.ts';

/** All of the API but its own description. */
export const ROUTES: readonly Route[] = [
  showMeRoute,
  signOutRoute,
  showInboxRoute,
  findPeopleRoute,
  showPersonRoute,
  listCommissionsRoute,
  listBatchesRoute,
  showBatchRoute,
  showSummaryRoute,
  listItemsRoute,
  listBatchEventsRoute,
  approveRoute,
  withdrawRoute,
  cancelRoute,
  beginPaymentRoute,
  markFailuresRoute,
  abortPaymentRoute,
  disburseRoute,
  latePaymentsRoute,
  adoptedAnswerRoute,
  returnsRoute,
  dropDriftedRoute,
  setHoldRoute,
  listHoldsRoute,
  liftHoldRoute,
  retryCommissionRoute,
  requestExportRoute,
  showExportRoute,
  requestRunRoute,
  listRunsRoute,
  listLeftOutRoute,
  showRunRoute,
  showSettingsRoute,
  settingsHistoryRoute,
  changeSettingsRoute,
  listApproversRoute,
  addApproverRoute,
  removeApproverRoute,
  listOffersRoute,
  confirmOfferRoute,
  refuseOfferRoute,
  listStreamsRoute,
  listStreamRoute,
  verifyChainRoute,
];
