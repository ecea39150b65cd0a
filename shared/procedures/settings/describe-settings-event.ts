import * as z from 'zod';
import { userOfActor } from '../../domain/audit/user-of-actor.ts';
import type { Person } from '../../events/people.ts';
import { SettingChange, type SettingsEvent } from '../../events/settings-command.ts';
import type { EventRow } from '../../sql/audit/events.ts';

/** A detail that does not read so was spoilt, which the audit finds; here it is shown without its content. */
const Detail = z.object({
  reason: z.string().nullable().catch(null).default(null),
  requestId: z.string().nullable().catch(null).default(null),
  changes: z.array(SettingChange).catch([]),
});

const parseDetail = (detail: string): z.infer<typeof Detail> => {
  try {
    return Detail.parse(JSON.parse(detail));
  } catch {
    return { reason: null, requestId: null, changes: [] };
  }
};

/** A change of settings as it is shown; `names` are those that the host gives its users now. */
export const describeSettingsEvent = (
  { seq, actor, action, detail, occurredAt }: EventRow,
  names: ReadonlyMap<string, Person>,
): SettingsEvent => {
  const userId = userOfActor(actor);
  return {
    seq,
    at: occurredAt.toISOString(),
    actor,
    by: userId === null ? null : (names.get(userId) ?? { userId, name: null }),
    action,
    ...parseDetail(detail),
  };
};
