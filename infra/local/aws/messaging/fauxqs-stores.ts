import type { BuildAppOptions } from 'fauxqs';

type Stores = NonNullable<BuildAppOptions['stores']>;
type Persistence = NonNullable<Stores['sqsStore']['persistence']>;

export type FauxqsStores = Stores & { readonly close: () => void };

const fauxqsModule = <T>(path: string): Promise<T> =>
  import(new URL(path, import.meta.resolve('fauxqs')).href) as Promise<T>;

/**
 * Made by hand because `startFauxqs`, the only public way to persistence, listens on every network interface.
 * fauxqs is pinned to an exact version, and its inner modules are read by path.
 */
export const openFauxqsStores = async (dataDirectory: string): Promise<FauxqsStores> => {
  const [{ SqsStore }, { SnsStore }, { PersistenceManager }] = await Promise.all([
    fauxqsModule<{ SqsStore: new () => Stores['sqsStore'] }>('./sqs/sqsStore.js'),
    fauxqsModule<{ SnsStore: new () => Stores['snsStore'] }>('./sns/snsStore.js'),
    fauxqsModule<{ PersistenceManager: new (directory: string) => Persistence }>('./persistence.js'),
  ]);
  const persistence = new PersistenceManager(dataDirectory);
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore() };
  // Loading comes first: a store that already persists would write back, row by row, what it is reading.
  persistence.loadSqsAndSns(stores.sqsStore, stores.snsStore);
  for (const store of Object.values(stores)) Object.assign(store, { persistence });
  for (const queue of stores.sqsStore.allQueues()) Object.assign(queue, { persistence });
  // Of S3 it makes an empty store where it is given none. Ours is infra/local/aws/storage.
  return { ...(stores as Stores), close: () => persistence.close() };
};
