const ANY = '';

/** What has become of items, as people call it, each by the parameter of the API that asks for it; the address has the same. */
export const ITEM_CHOICES = [
  { value: ANY, label: 'any' },
  { value: 'status=pending', label: 'open' },
  { value: 'status=approved', label: 'open, of the old script' },
  { value: 'mark=failed', label: 'named as failed' },
  { value: 'mark=left_out', label: 'left out of the payment' },
  { value: 'status=paid', label: 'paid' },
  { value: 'status=failed', label: 'failed' },
  { value: 'status=returned', label: 'returned' },
  { value: 'status=released', label: 'freed' },
  { value: 'status=dropped', label: 'dropped' },
] as const;

/** Which of them the address has; what is none of them asks for any. */
export const itemChoiceIn = (search: URLSearchParams): string =>
  ITEM_CHOICES.find(({ value }) => {
    const [name = '', wanted] = value.split('=');
    return value !== ANY && search.get(name) === wanted;
  })?.value ?? ANY;

/** The same search with another choice, from its first page. */
export const withItemChoice = (search: URLSearchParams, choice: string): URLSearchParams => {
  const next = new URLSearchParams(search);
  for (const name of ['status', 'mark', 'cursor']) next.delete(name);
  const [name = '', value = ''] = choice.split('=');
  if (choice !== ANY) next.set(name, value);
  return next;
};
