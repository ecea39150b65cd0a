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
  const [{ SqsStore }, { SnsStore }, { S3Store }, { PersistenceManager }] = await Promise.all([
    fauxqsModule<{ SqsStore: new () => Stores['sqsStore'] }>('./sqs/sqsStore.js'),
    fauxqsModule<{ SnsStore: new () => Stores['snsStore'] }>('./sns/snsStore.js'),
    fauxqsModule<{ S3Store: new () => Stores['s3Store'] }>('./s3/s3Store.js'),
    fauxqsModule<{ PersistenceManager: new (directory: string) => Persistence }>('./persistence.js'),
  ]);
  const persistence = new PersistenceManager(dataDirectory);
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  // Loading comes first: a store that already persists would write back, row by row, what it is reading.
  persistence.load(stores.sqsStore, stores.snsStore, stores.s3Store);
  for (const store of Object.values(stores)) Object.assign(store, { persistence });
  for (const queue of stores.sqsStore.allQueues()) Object.assign(queue, { persistence });
  return { ...stores, close: () => persistence.close() };
};
