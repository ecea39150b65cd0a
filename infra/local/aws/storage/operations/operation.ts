import type { ObjectStore } from '../object-store.ts';
import type { StorageReply } from '../storage-reply.ts';
import type { StorageRequest } from '../storage-request.ts';

/** What an operation is given: the bucket, who asks for what, and whether they may do what else turns up. */
export type Asked = {
  readonly request: StorageRequest;
  readonly store: ObjectStore;
  /** What the signature says of the body. */
  readonly payload: string;
  /** Refuses whoever may not. */
  readonly demand: (action: string) => void;
};

export type Operation = (asked: Asked) => StorageReply | Promise<StorageReply>;
