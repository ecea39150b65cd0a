import type { ProblemType } from '../../../../shared/domain/basics/problem.ts';
import type { ProblemDocument } from '../../../../shared/events/problem-document.ts';

/** What the API answered instead of doing it, in its own sentence. */
export class Refusal extends Error {
  readonly type: ProblemType;
  readonly status: number;
  readonly title: string;
  /** Of the items that stand against it, where they are named. */
  readonly itemNos: readonly number[];
  /** Names the request in the logs. */
  readonly instance: string;

  constructor({ type, status, title, detail, instance, itemNos }: ProblemDocument) {
    super(detail);
    this.name = 'Refusal';
    this.type = type.replace('/problems/', '') as ProblemType;
    this.status = status;
    this.title = title;
    this.itemNos = itemNos ?? [];
    this.instance = instance;
  }
}
