export const OPTION_NAMES = [
  'dateFrom',
  'dateTo',
  'lookbackDays',
  'minAmount',
  'maxItems',
  'requiredApprovals',
  'batchReference',
  'intervalHours',
  'force',
] as const;

export type OptionName = (typeof OPTION_NAMES)[number];

/** What is asked of a run, by the API's names and as it was typed; it stands in the address of the screen. */
export type RunOptions = Readonly<Partial<Record<OptionName, string>>>;

/** What a run may leave out because of: all else is the same whatever they say. */
const OF_WINDOW_AND_CAP: readonly OptionName[] = ['dateFrom', 'dateTo', 'lookbackDays', 'maxItems'];

/** With what is empty left out, in a fixed order: the same options have the same address. */
export const optionsIn = (search: URLSearchParams): RunOptions =>
  Object.fromEntries(
    OPTION_NAMES.flatMap((name) => {
      const value = search.get(name)?.trim();
      return value ? [[name, value]] : [];
    }),
  );

/** The screen with these options, and with what else its address names. */
export const runAddress = (options: RunOptions, more: Readonly<Record<string, string>> = {}): string => {
  const search = new URLSearchParams({ ...(options as Record<string, string>), ...more });
  return search.size > 0 ? `/run?${search}` : '/run';
};

const ROWS = 50;

/** What the API is asked for the commissions of one reason. */
export const leftOutPath = (options: RunOptions, reason: string, cursor: string | null): string => {
  const asked = OF_WINDOW_AND_CAP.flatMap((name) => {
    const value = options[name];
    return value === undefined ? [] : [[name, value]];
  });
  const search = new URLSearchParams({ reason, ...Object.fromEntries(asked) });
  if (cursor) search.set('cursor', cursor);
  return `/api/runs/preview/left-out?${search}&limit=${ROWS}`;
};
