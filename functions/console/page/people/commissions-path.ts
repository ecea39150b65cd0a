/** What of the address the API is asked. */
const ASKED = ['status', 'commission', 'cursor'] as const;

/** The list of somebody's commissions as the address of their screen asks for it. */
export const commissionsPath = (userId: string, search: URLSearchParams): string => {
  const asked = new URLSearchParams();
  for (const name of ASKED) {
    const value = search.get(name);
    if (value) asked.set(name, value);
  }
  return `/api/people/${encodeURIComponent(userId)}/commissions${asked.size > 0 ? `?${asked}` : ''}`;
};
