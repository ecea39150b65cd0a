/** Which runs are listed, as it stands in the address of the screen. */
export type RunsAsked = {
  /** '' = whatever came of them. */
  readonly outcome: string;
  readonly cursor: string | null;
};

export const runsAskedIn = (search: URLSearchParams): RunsAsked => ({
  outcome: search.get('outcome') ?? '',
  cursor: search.get('cursor'),
});

const searchOf = ({ outcome, cursor }: RunsAsked, more: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({ ...(outcome && { outcome }), ...(cursor && { cursor }), ...more });

export const addressOf = (asked: RunsAsked): string => {
  const search = searchOf(asked);
  return search.size > 0 ? `/history?${search}` : '/history';
};

/** What the API is asked for it. */
export const runsPath = (asked: RunsAsked): string => `/api/runs?${searchOf(asked, { limit: '50' })}`;
