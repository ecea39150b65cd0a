import type { PayoutStack } from '../support/payout-stack.ts';
import type { BatchesAtEveryStage } from './given-batches-at-every-stage.ts';
import { type GivenOffers, givenEmergency } from './given-offers.ts';

/** What the company of each screen has to show. */
export type Given = BatchesAtEveryStage & { readonly offers: GivenOffers };

export type Screen = {
  /** Of its picture, too. */
  readonly name: string;
  readonly person: string;
  /** Below the console's address. */
  readonly path: (given: Given) => string;
  /** What is so only while it is looked at, and how that ends: everybody else's screens would be full of it. @default - nothing */
  readonly during?: (company: PayoutStack) => Promise<() => Promise<void>>;
};

const batchOf =
  (stage: keyof BatchesAtEveryStage, query = ''): Screen['path'] =>
  (batches) =>
    `/batches/${batches[stage].batchId}${query}`;

/** What is stranded, too. */
const TAKES_ALL = '/run?lookbackDays=0&force=true';

/** Each screen, as those see it whose question it answers. */
export const SCREENS: readonly Screen[] = [
  { name: 'inbox', person: 'asha', path: () => '' },
  { name: 'batches', person: 'asha', path: () => '/batches' },
  { name: 'batch', person: 'asha', path: batchOf('voted') },
  { name: 'batch-drifted', person: 'asha', path: batchOf('drifted') },
  { name: 'batch-rejected', person: 'asha', path: batchOf('rejected') },
  { name: 'inbox-finance', person: 'farah', path: () => '' },
  { name: 'batch-to-pay', person: 'farah', path: batchOf('approved') },
  { name: 'batch-held', person: 'farah', path: batchOf('held') },
  { name: 'batch-begun', person: 'farah', path: batchOf('begun') },
  { name: 'batch-paid-in-part', person: 'farah', path: batchOf('paidInPart') },
  { name: 'batch-returned', person: 'farah', path: batchOf('returned') },
  { name: 'items', person: 'vani', path: batchOf('voted', '?show=items') },
  { name: 'timeline', person: 'vani', path: batchOf('paidInPart', '?show=timeline') },
  { name: 'to-approve', person: 'asha', path: batchOf('voted', '?act=approve') },
  { name: 'to-reject', person: 'asha', path: batchOf('voted', '?act=reject') },
  { name: 'to-begin', person: 'farah', path: batchOf('held', '?act=begin') },
  { name: 'to-record', person: 'farah', path: batchOf('begun', '?act=record') },
  { name: 'to-return', person: 'farah', path: batchOf('paid', '?act=return') },
  { name: 'to-hold', person: 'om', path: () => '/holds?act=hold' },
  { name: 'holds', person: 'om', path: () => '/holds' },
  { name: 'run', person: 'om', path: () => '/run' },
  { name: 'run-left-out', person: 'om', path: () => `${TAKES_ALL}&reason=in_live_batch` },
  {
    name: 'run-refused',
    person: 'om',
    path: () => '/run?lookbackDays=week&maxItems=10',
  },
  { name: 'to-run', person: 'om', path: () => `${TAKES_ALL}&act=run&runKey=page/picture` },
  { name: 'history', person: 'vani', path: () => '/history' },
  {
    name: 'run-made',
    person: 'om',
    path: ({ voted }) => `/run?made=${encodeURIComponent(voted.runKey)}`,
  },
  {
    name: 'run-of-history',
    person: 'vani',
    path: ({ voted }) => `/history/${encodeURIComponent(voted.runKey)}`,
  },
  { name: 'people', person: 'vani', path: () => '/people' },
  { name: 'person', person: 'vani', path: () => '/people/14' },
  { name: 'person-held', person: 'om', path: () => '/people/9' },
  { name: 'person-stranded', person: 'vani', path: () => '/people/20?status=stranded' },
  { name: 'audit', person: 'vani', path: () => '/audit' },
  { name: 'audit-of-batch', person: 'vani', path: (batches) => `/audit/batch-${batches.paidInPart.batchId}` },
  { name: 'audit-of-offers', person: 'vani', path: () => '/audit/offers', during: givenEmergency },
  { name: 'settings', person: 'vani', path: () => '/settings' },
  { name: 'to-change-setting', person: 'adi', path: () => '/settings?act=change-min_amount' },
  { name: 'to-change-tiers', person: 'adi', path: () => '/settings?act=change-approval_tiers' },
  { name: 'roles', person: 'adi', path: () => '/roles' },
  { name: 'inbox-admin', person: 'nil', path: () => '' },
  { name: 'to-entitle', person: 'adi', path: () => '/roles?act=entitle' },
  { name: 'to-confirm', person: 'nil', path: ({ offers }) => `/roles?act=confirm-${offers.entitlement}` },
  { name: 'to-refuse', person: 'nil', path: ({ offers }) => `/roles?act=refuse-${offers.settings}` },
  { name: 'emergency', person: 'vani', path: () => '/roles', during: givenEmergency },
  { name: 'inbox-emergency', person: 'vani', path: () => '', during: givenEmergency },
  { name: 'no-such-screen', person: 'vani', path: () => '/nowhere' },
];
