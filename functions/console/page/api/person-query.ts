import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { PeopleFound, Person } from '../../../../shared/events/people.ts';
import { reads } from './queries.ts';

/** One person by their id; nobody is found as their id, so that what is shown is never somebody else. */
export const personQuery = (userId: string) =>
  queryOptions({
    ...reads<z.infer<typeof PeopleFound>>(`/api/people?q=${encodeURIComponent(userId)}`),
    enabled: userId !== '',
    select: ({ items }): Person => items.find((person) => person.userId === userId) ?? { userId, name: null },
  });
