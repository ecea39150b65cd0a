import { type Item, itemOf, type State, withCommission, withItem } from './model-state.ts';

type Place = { readonly number: number; readonly itemNo: number };

const placesOf = ({ batches }: State, commission: number): (Place & { readonly item: Item })[] =>
  batches.flatMap(({ items }, index) =>
    items.flatMap((item, at) =>
      item.commission === commission ? [{ number: index + 1, itemNo: at + 1, item }] : [],
    ),
  );

/** The item that holds the commission. */
export const holderOf = (state: State, commission: number) =>
  placesOf(state, commission).find(({ item }) => item.live);

/** Another item has paid the commission: that one holds it from now on, and nothing is due. */
export const keptByPaid = (state: State, commission: number): State => {
  const paid = placesOf(state, commission).find(({ item }) => item.status === 'paid');
  if (!paid || holderOf(state, commission)) return state;
  const status = state.commissions.find(({ id }) => id === commission)?.status;
  const kept = withItem(state, paid.number, paid.itemNo, { live: true });
  return withCommission(kept, commission, {
    due: false,
    ...(status !== 'cancelled' && { status: 'paid' as const, batch: paid.number }),
  });
};

/** The item lets its commission go: it is due, unless another item has paid it. One that held none lets nothing go. */
export const letGo = (state: State, number: number, itemNo: number, changes: Partial<Item>): State => {
  const item = itemOf(state, number, itemNo);
  if (!item) return state;
  const after = withItem(state, number, itemNo, { ...changes, live: false });
  const { commission: id } = item;
  const marked = state.commissions.find((each) => each.id === id)?.batch === number;
  const freed = marked ? withCommission(after, id, { batch: null }) : after;
  const due = item.live ? withCommission(freed, id, { due: true }) : freed;
  return keptByPaid(due, id);
};
