import type { ProblemType } from '../../../shared/domain/basics/problem.ts';

/** A request that is refused, under the name and with the sentence that its sender is told. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly type: ProblemType;
  /** Of a drifted batch. */
  readonly itemNos: readonly number[] | undefined;

  constructor(type: ProblemType, detail: string, itemNos?: readonly number[], options?: ErrorOptions) {
    super(detail, options);
    this.type = type;
    this.itemNos = itemNos;
  }
}
