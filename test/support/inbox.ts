import { expect } from 'vitest';
import type { ApiClient } from './api-client.ts';

const PLACES = ['toVote', 'toPay', 'begun', 'waitsForOthers'] as const;

export const inboxOf = async (who: ApiClient) => {
  const { status, body } = await who.get('/api/inbox');
  expect(status).toBe(200);
  return body;
};

/** Of each place that has any, the ids of those that are listed. */
export const placesOf = async (who: ApiClient): Promise<Readonly<Record<string, readonly string[]>>> => {
  const inbox = await inboxOf(who);
  const found = PLACES.filter((place) => inbox[place].count > 0).map((place) => [
    place,
    inbox[place].items.map(({ batchId }: { batchId: string }) => batchId),
  ]);
  return Object.fromEntries(found);
};
