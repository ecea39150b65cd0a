import { type Batch, type Person, type State, USERS } from './model-state.ts';

/** Approvers whom the host knows, but for who asked for it and whom it pays. */
export const whoMayApprove = (
  { approvers, deleted }: State,
  items: Batch['items'],
  requester: Batch['requester'],
) => {
  const people = (Object.keys(approvers) as Person[]).filter(
    (who) => approvers[who]?.active && !deleted.includes(who),
  );
  const isPaid = (who: Person) => items.some(({ beneficiary }) => beneficiary === USERS[who]);
  const may = people.filter((who) => who !== requester && !isPaid(who));
  return { mayApprove: may.length, of: people.length };
};
