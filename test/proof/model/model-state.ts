/** What the model knows of a company: a plain value, never changed in place. Amounts are whole paise, small enough for a number. */
export type Person = 'asha' | 'bimal' | 'chitra' | 'dev' | 'farah' | 'om' | 'vani' | 'nil';

export type Commission = {
  readonly id: number;
  readonly amount: number;
  readonly beneficiary: number;
  readonly status: 'approved' | 'cancelled' | 'paid';
  /** The number of the batch that it is marked for, from 1 in the order in which batches were made. */
  readonly batch: number | null;
  /** From before every window. */
  readonly old: boolean;
  /** A batch let it go, and no other has taken it since: its age is no matter. */
  readonly due: boolean;
};

export type Item = {
  readonly commission: number;
  readonly amount: number;
  readonly beneficiary: number;
  readonly status: 'pending' | 'paid' | 'failed' | 'released' | 'dropped' | 'returned';
  /** It holds its commission. */
  readonly live: boolean;
  readonly mark: 'left_out' | 'failed' | null;
  readonly dropped: boolean;
  /** By which the same request is known again, or a failure that never was at a bank. */
  readonly note: 'late' | 'again' | 'not again' | 'not sent' | null;
};

/** As a run takes it. */
export const NEW_ITEM = { status: 'pending', live: true, mark: null, dropped: false, note: null } as const;

export type Batch = {
  readonly status: 'pending_approval' | 'processing' | 'completed' | 'cancelled';
  readonly items: readonly Item[];
  readonly needs: number;
  /** How many might approve it when it was made. */
  readonly mayApprove: number;
  /** What the day's batches came to, where that and not its own total asked for more approvals. */
  readonly dayAmount: number | null;
  readonly votes: Readonly<Partial<Record<Person, 'approved' | 'rejected'>>>;
  /** Of which content each vote was: it is sealed anew where something is dropped. */
  readonly votedOn: Readonly<Partial<Record<Person, number>>>;
  readonly content: number;
  /** What whoever acts in this round has seen. */
  readonly seen: number;
  /** As it was last counted: whom the host deletes is left out by the next to count. */
  readonly count: number;
  readonly requester: Person | null;
  /** As it was set when it was made. */
  readonly payerMayApprove: boolean;
  /** Its time to be decided on is over. */
  readonly overdue: boolean;
  readonly paid: number | null;
  readonly returned: number;
  /** What a bank paid of what had been dropped. */
  readonly lateDropped: number;
  /** Who began its payment, and nobody has recorded it yet. */
  readonly begun: Person | null;
  /** What its begin named. */
  readonly asked: string | null;
};

/** As a run makes it. */
export const NEW_BATCH = {
  status: 'pending_approval',
  votes: {},
  votedOn: {},
  content: 1,
  seen: 1,
  count: 0,
  overdue: false,
  paid: null,
  returned: 0,
  lateDropped: 0,
  begun: null,
  asked: null,
} as const;

export const isOfContent = ({ votedOn, content }: Batch, who: Person): boolean => votedOn[who] === content;

export type Hold = {
  /** What it holds: person-11, commission-3, payment-3. */
  readonly key: string;
  readonly by: Person | 'payment';
  readonly open: boolean;
  /** How many batches there were when it was lifted. */
  readonly since: number | null;
};

export type Settings = {
  readonly enabled: boolean;
  readonly intervalHours: 0 | 24;
  readonly minAmount: number;
  readonly requiredApprovals: number;
  /** From this amount on two must approve; null = no tier. */
  readonly tierFrom: number | null;
  readonly payerMayApprove: boolean;
};

export type State = {
  readonly settings: Settings;
  readonly lastRun: 'never' | 'long ago' | 'just now';
  /** Of the last scheduled run that made a batch: hours before the history began, which is at noon. */
  readonly lastSlot: number | null;
  /** Of every scheduled run in the rounds before, whatever came of it; and of those in this round, which may be seen or not. */
  readonly slots: readonly number[];
  readonly slotsNow: readonly number[];
  /** Who was ever entitled to approve; `since`: how many batches there were then, so that it counts for later ones only. */
  readonly approvers: Readonly<Partial<Record<Person, { readonly active: boolean; readonly since: number }>>>;
  /** The host has no such users any more. */
  readonly deleted: readonly Person[];
  readonly commissions: readonly Commission[];
  readonly batches: readonly Batch[];
  readonly holds: readonly Hold[];
  /** What each finished run was answered, by its key. */
  readonly done: Readonly<Record<string, { readonly asked: string; readonly answer: string }>>;
  /** Commissions that an open transaction of the host holds. */
  readonly held: readonly number[];
  /** Commissions that anybody else writes in this round: a claim may find them locked, and leaves them for the next run. */
  readonly contended: readonly number[];
  /** Batches that anybody ends in this round: a run that sees them as they were counts them with its own. */
  readonly ending: readonly number[];
};

/** One legal way on: what the company is then, and what whoever acted was answered. */
export type Outcome = { readonly state: State; readonly answer: string };

export const USERS: Readonly<Record<Person, number>> = {
  asha: 1,
  bimal: 2,
  chitra: 3,
  dev: 4,
  farah: 5,
  om: 6,
  vani: 7,
  nil: 9,
};

export const rupees = (paise: number): string => (paise / 100).toFixed(2);

const always = { active: true, since: 0 };

/** Before the first round: asha, bimal, chitra and dev have been approvers since long ago; nil is not one yet. */
export const stateBefore = (settings: Settings, commissions: readonly Commission[]): State => ({
  settings,
  commissions,
  lastRun: 'never',
  lastSlot: null,
  slots: [],
  slotsNow: [],
  approvers: { asha: always, bimal: always, chitra: always, dev: always },
  deleted: [],
  batches: [],
  holds: [],
  done: {},
  held: [],
  contended: [],
  ending: [],
});

export const only = (state: State, answer: string): Outcome[] => [{ state, answer }];

export const withBatch = (state: State, number: number, changes: Partial<Batch>): State => ({
  ...state,
  batches: state.batches.map((batch, index) => (index === number - 1 ? { ...batch, ...changes } : batch)),
});

/** As the API answers an action on a batch. */
export const toldOf = (outcome: string, batch: Batch): string =>
  `${outcome}: ${batch.status}, ${batch.count} of ${batch.needs}, paid ${batch.paid === null ? '-' : rupees(batch.paid)}`;

/** The item of that number, and what its commission is in the ledger. */
export const itemOf = ({ batches }: State, number: number, itemNo: number): Item | undefined =>
  batches[number - 1]?.items[itemNo - 1];

export const withItem = (state: State, number: number, itemNo: number, changes: Partial<Item>): State => {
  const items = state.batches[number - 1]?.items ?? [];
  return withBatch(state, number, {
    items: items.map((item, index) => (index === itemNo - 1 ? { ...item, ...changes } : item)),
  });
};

export const withCommission = (state: State, id: number, changes: Partial<Commission>): State => ({
  ...state,
  commissions: state.commissions.map((each) => (each.id === id ? { ...each, ...changes } : each)),
});

export const refused = (state: State, because: string): Outcome[] => only(state, `refused: ${because}`);
