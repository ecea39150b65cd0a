/** What of the address is of a dialog, and goes with it. */
const OF_DIALOG = ['act', 'hold', 'person', 'commission'] as const;

/** The list, with one of its dialogs open or with none; the page of the list stays. */
export const holdAddress = (
  search: URLSearchParams,
  dialog: Readonly<Record<string, string>> = {},
): string => {
  const next = new URLSearchParams(search);
  for (const name of OF_DIALOG) next.delete(name);
  for (const [name, value] of Object.entries(dialog)) next.set(name, value);
  return next.size > 0 ? `/holds?${next}` : '/holds';
};
