import type { BatchBody } from '../../../../shared/events/batch-body.ts';

/** The names of users that the batch itself tells, by their ids. */
export const namesIn = ({ votes, eligible, paidApprovers, requestedBy, payment }: BatchBody) => {
  const people = [
    ...votes,
    ...eligible,
    ...(paidApprovers ?? []),
    { userId: requestedBy.userId, name: requestedBy.name },
    { userId: payment?.by ?? null, name: payment?.byName ?? null },
  ];
  return new Map(people.flatMap(({ userId, name }) => (userId && name ? [[userId, name] as const] : [])));
};
