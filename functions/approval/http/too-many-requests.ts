import type {
  LimitMet,
  REQUEST_LIMITS,
  RequestKind,
} from '../../../shared/domain/approvers/request-limits.ts';
import { counted } from '../../../shared/domain/basics/counted.ts';
import { formatCount } from '../../../shared/domain/basics/format-count.ts';
import { ApiProblem } from './api-problem.ts';

const WHAT: Readonly<Record<RequestKind, string>> = {
  act: 'requests that change something',
  run: 'runs, dry ones among them',
};

const SINCE = { minute: 'in this minute', day: 'since 00:00 UTC today' } as const;

const detail = (kind: RequestKind, { per, max, secondsLeft }: LimitMet): string => {
  const again = per === 'minute' ? `in ${counted(secondsLeft, 'second')}` : 'after the next 00:00 UTC';
  return (
    `You have sent ${formatCount(max)} ${WHAT[kind]}, ${SINCE[per]}: as many as one person may. ` +
    `Nothing was done: send it again ${again}.`
  );
};

/** One person has asked for more than anybody does by hand. */
export class TooManyRequests extends ApiProblem {
  readonly retryAfterSeconds: number;

  constructor(kind: keyof typeof REQUEST_LIMITS, met: LimitMet) {
    super('too-many-requests', detail(kind, met));
    this.retryAfterSeconds = met.secondsLeft;
  }
}
