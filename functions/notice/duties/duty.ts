import type { Logger } from '@aws-lambda-powertools/logger';
import type { AttestedReader } from '../../../shared/aws/attested-reader.ts';
import type { Worker } from '../../../shared/aws/worker.ts';
import type { NoticeDay } from '../../../shared/domain/notices/notice-day.ts';
import type { Deps } from '../../../shared/runtime/deps.ts';
import type { SeenLists } from './seen-lists.ts';

export type DutyDeps = Pick<Deps, 'database' | 'now'> & {
  readonly worker: Worker;
  readonly attested: Pick<AttestedReader, 'hasList'>;
  readonly lists: SeenLists;
  readonly logger: Pick<Logger, 'error' | 'warn'>;
};

/** Something that time alone makes due. Done again by a twin, or by the next minute, it changes nothing more. */
export type Duty = (deps: DutyDeps, day: NoticeDay) => Promise<void>;
