import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Sessions, codes and refresh tokens of one start; access tokens need no store, they are signed. */
export type MemoryStore = Map<string, AdapterPayload>;

const isOver = ({ exp }: AdapterPayload): boolean => exp !== undefined && exp < Date.now() / 1000;

/** A stack left running for weeks must not grow. */
const sweep = (store: MemoryStore): void => {
  for (const [key, payload] of store) if (isOver(payload)) store.delete(key);
};

const revoke = (store: MemoryStore, grantId: string): void => {
  for (const [key, payload] of store) if (payload.grantId === grantId) store.delete(key);
};

/** Where oidc-provider keeps one kind of what it must remember. */
export const memoryAdapter = (store: MemoryStore, kind: string): Adapter => {
  const keyOf = (id: string): string => `${kind}:${id}`;
  const found = (is: (payload: AdapterPayload) => boolean) =>
    [...store].find(([key, payload]) => key.startsWith(`${kind}:`) && is(payload))?.[1];
  return {
    upsert: async (id, payload) => {
      sweep(store);
      store.set(keyOf(id), payload);
    },
    find: async (id) => store.get(keyOf(id)),
    findByUid: async (uid) => found((payload) => payload.uid === uid),
    findByUserCode: async (userCode) => found((payload) => payload.userCode === userCode),
    consume: async (id) => {
      const payload = store.get(keyOf(id));
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => void store.delete(keyOf(id)),
    revokeByGrantId: async (grantId) => revoke(store, grantId),
  };
};
