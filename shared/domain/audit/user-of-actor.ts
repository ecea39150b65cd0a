/** The user whom the API let act, of an actor as events name them; null of everybody else. */
export const userOfActor = (actor: string): string | null => /^user (\d+)$/.exec(actor)?.[1] ?? null;
