import type { HoldInput } from '../../../../shared/events/holds.ts';
import type { Person } from '../../../../shared/events/people.ts';
import { endOfDay } from './end-of-day.ts';

/** A hold as somebody writes it. */
export type HoldDraft = {
  readonly kind: HoldInput['kind'];
  readonly person: Person | null;
  readonly commissionId: string;
  readonly reason: string;
  /** A day, or nothing. */
  readonly until: string;
};

const ID = /^[1-9]\d{0,19}$/;

/** Why that is no id of a commission; undefined where it is one, or nothing yet. */
export const commissionIdWhy = (typed: string): string | undefined =>
  typed.trim() === '' || ID.test(typed.trim())
    ? undefined
    : `“${typed.trim()}” is no id of a commission: expected its digits, as the ledger has them`;

const subjectOf = ({ kind, person, commissionId }: HoldDraft) => {
  if (kind === 'person') return person && { kind, userId: person.userId };
  return ID.test(commissionId.trim()) ? { kind, commissionId: commissionId.trim() } : null;
};

/** What the API is asked; undefined while something is missing. */
export const holdInput = (draft: HoldDraft, timeZone: string): HoldInput | undefined => {
  const subject = subjectOf(draft);
  const reason = draft.reason.trim();
  if (!subject || reason === '') return undefined;
  return { ...subject, reason, ...(draft.until && { until: endOfDay(draft.until, timeZone) }) };
};
