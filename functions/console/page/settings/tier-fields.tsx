import { Button, CloseButton, TextInput } from '@mantine/core';
import { amountWhy, type SettingDraft, type TypedTier } from './setting-draft.ts';
import classes from './settings.module.css';
import { tierApprovalsWhy } from './typed-why.ts';

type TierFieldsProps = {
  readonly draft: SettingDraft;
  readonly write: (draft: SettingDraft) => void;
};

const TIERS_MAX = 10;

/** From which total on how many have to approve, row by row. */
export const TierFields = ({ draft, write }: TierFieldsProps) => {
  const { tiers, isDefault } = draft;
  const writeTiers = (next: readonly TypedTier[]) => write({ ...draft, tiers: next });
  const change = (at: number, part: Partial<TypedTier>) =>
    writeTiers(tiers.map((tier, place) => (place === at ? { ...tier, ...part } : tier)));
  return (
    <fieldset className={classes.tiers} disabled={isDefault}>
      <legend>From a total of …, a batch needs … approvals</legend>
      {tiers.length === 0 && <p>No batch needs more than the others.</p>}
      {tiers.map(({ from, approvals }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same, and their place is what tells them apart.
        <div key={at} className={classes.tier}>
          <TextInput
            label={`From, tier ${at + 1}`}
            value={from}
            error={amountWhy(from)}
            inputMode="decimal"
            placeholder="10,00,000"
            onChange={({ currentTarget }) => change(at, { from: currentTarget.value })}
          />
          <TextInput
            label={`Approvals, tier ${at + 1}`}
            value={approvals}
            error={tierApprovalsWhy(approvals)}
            inputMode="numeric"
            onChange={({ currentTarget }) => change(at, { approvals: currentTarget.value })}
          />
          <CloseButton
            size="lg"
            aria-label={`Take out tier ${at + 1}`}
            onClick={() => writeTiers(tiers.filter((_, place) => place !== at))}
          />
        </div>
      ))}
      {tiers.length < TIERS_MAX && (
        <Button
          variant="default"
          data-autofocus
          onClick={() => writeTiers([...tiers, { from: '', approvals: '' }])}
        >
          Add a tier
        </Button>
      )}
    </fieldset>
  );
};
