import { NOTICE_AUDIENCES, type NoticeAudience } from './notice.ts';

/** What a confirmed subscription lets through, as SNS holds it: JSON, or undefined where it takes everything. */
export type FilterPolicy = string | undefined;

/** By exact names alone, as a deploy writes them: of what else SNS could be told, nothing is guessed. */
const hears = (policy: FilterPolicy, audience: NoticeAudience): boolean => {
  if (policy === undefined) return true;
  const { audience: named, ...narrower }: Record<string, unknown> = JSON.parse(policy);
  if (Object.keys(narrower).length > 0) return false;
  return named === undefined || (Array.isArray(named) && named.includes(audience));
};

/** Audiences whose notices are sent, and reach nobody who has confirmed to take all of them. */
export const unheardAudiences = (confirmed: readonly FilterPolicy[]): NoticeAudience[] =>
  NOTICE_AUDIENCES.filter((audience) => !confirmed.some((policy) => hears(policy, audience)));
