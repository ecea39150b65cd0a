import type { Transaction } from '../../aws/transaction.ts';
import type { AuditAuthor } from '../../domain/audit/audit-author.ts';
import type { OfferDraft } from '../../domain/offers/offer.ts';
import { needsTwo } from '../../domain/offers/weigh-offer.ts';
import { loosensControl } from '../../domain/settings/loosens-control.ts';
import { EditableSettings, type SettingRow, storedSettings } from '../../domain/settings/payout-settings.ts';
import { refuseSecondRow } from '../../domain/settings/refuse-second-row.ts';
import {
  type SettingChange,
  type SettingsSeen,
  settingChanges,
  settingsSnapshot,
} from '../../domain/settings/settings-snapshot.ts';
import { strandingWarnings } from '../../domain/settings/stranding-warnings.ts';
import type { SeenSettings, SetSettings, SettingsChanged } from '../../events/settings-command.ts';
import type { Deps } from '../../runtime/deps.ts';
import { lockEntitlements } from '../../sql/approvers/lock-entitlements.ts';
import { lockSettings } from '../../sql/settings/settings.ts';
import { readSettingsSeen, settingsSeenIn } from '../../sql/settings/settings-seen.ts';
import type { Asking } from '../asking.ts';
import { changeOnce, type Done } from '../change-once.ts';
import { makeOffer } from '../offers/make-offer.ts';
import { offerMade } from '../offers/offer-made.ts';
import { overtakeSettings } from '../offers/overtake-settings.ts';
import { readEyes } from '../offers/read-eyes.ts';
import { type AskedSettings, askedSettings, refuseOvertaken, settingsAfter } from './plan-settings.ts';
import { putSettings } from './put-settings.ts';

type Change = {
  readonly asked: AskedSettings;
  /** What whoever asks saw of them; nothing where they did not look. */
  readonly looked: AskedSettings;
  readonly author: AuditAuthor;
  readonly reason: string;
  readonly occurredAt: Date;
};

/** Where what is stored does not parse, nobody knows what control there was. */
const loosenedBy = (before: readonly SettingRow[], after: readonly SettingRow[]): string[] => {
  const [was, is] = [before, after].map((rows) => EditableSettings.safeParse(storedSettings(rows)).data);
  if (!is) return [];
  return was ? loosensControl(was, is) : ['what was stored before does not parse'];
};

const draftOf = (
  changes: readonly SettingChange[],
  { asked, author, reason, occurredAt }: Change,
): OfferDraft => ({
  content: {
    kind: 'settings',
    changes: changes.map(({ key, from }) => ({ key, from, to: asked[key] ?? null })),
  },
  emergency: false,
  offeredBy: author.actor,
  reason,
  offeredAt: occurredAt,
});

const apply = async (
  transaction: Transaction,
  seen: SettingsSeen,
  change: Change,
): Promise<Done<SettingsChanged>> => {
  const { asked, looked, author, occurredAt } = change;
  refuseSecondRow(seen);
  refuseOvertaken(seen.rows, asked, looked);
  const after = settingsAfter(seen.rows, asked);
  const changes = settingChanges(settingsSnapshot(seen.rows), settingsSnapshot(after));
  const warnings = strandingWarnings(EditableSettings.parse(storedSettings(after)));
  const loosens = loosenedBy(seen.rows, after);
  const answered = (
    outcome: SettingsChanged['outcome'],
    { alone = false, offer = null }: Partial<Pick<SettingsChanged, 'alone' | 'offer'>> = {},
  ): SettingsChanged => ({ outcome, changes, loosens, alone, offer, warnings });
  if (changes.length === 0) return { answer: answered('unchanged'), event: undefined };
  const isLooser = loosens.length > 0;
  if (isLooser && needsTwo(await readEyes(transaction), occurredAt)) {
    const { offer, event } = await makeOffer(transaction, draftOf(changes, change), author);
    return { answer: answered('offered', { offer: await offerMade(transaction, offer, occurredAt) }), event };
  }
  await overtakeSettings(transaction, changes, author, occurredAt);
  const event = await putSettings(transaction, seen, { asked, author, alone: isLooser, occurredAt });
  return { answer: answered('changed', { alone: isLooser }), event };
};

/**
 * Changes settings together or not at all, and puts on record who, why, from what, to what. What loosens the control of one
 * person by another waits for a second admin where two are active.
 */
export const setSettings = (
  { database, now }: Pick<Deps, 'database' | 'now'>,
  { settings, seen: looked }: SetSettings & { readonly seen?: SeenSettings | undefined },
  { author, reason, stillMay }: Asking,
): Promise<SettingsChanged> => {
  const asked = askedSettings(settings);
  const change = { asked, looked: askedSettings(looked ?? {}), author, reason };
  return changeOnce(
    { database },
    async (transaction) => {
      await transaction.readOne(lockEntitlements());
      await stillMay?.(transaction);
      await transaction.read(lockSettings());
    },
    async (transaction) => {
      const seen = settingsSeenIn(await transaction.read(readSettingsSeen()));
      return apply(transaction, seen, { ...change, occurredAt: now() });
    },
  );
};
