import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { agree } from '../../../../shared/domain/basics/agree.ts';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { PreviewResult } from '../../../../shared/events/payout-result.ts';
import { Callout } from '../ui/callout.tsx';
import { Money } from '../ui/money.tsx';
import { type RunOptions, runAddress } from './run-options.ts';

type StrandedNoteProps = {
  readonly stranded: PreviewResult['stranded'];
  readonly asked: RunOptions;
};

/** The same run, over everything that is older, too. */
const withoutStart = ({ dateFrom: _, ...asked }: RunOptions): RunOptions => ({
  ...asked,
  lookbackDays: '0',
  force: 'true',
});

/** What no run of this window takes, and the options that take it. */
export const StrandedNote = ({ stranded: { count, amount }, asked }: StrandedNoteProps) => {
  const [, go] = useLocation();
  return (
    <Callout kind="look">
      <p>
        {counted(count, 'commission')}, <Money amount={amount} />, {agree(count, 'is', 'are')} older than this
        window: no run with it takes {agree(count, 'it', 'them')}.
      </p>
      <Button variant="default" onClick={() => go(runAddress(withoutStart(asked)))}>
        Take {agree(count, 'it', 'them')} in: force, no lookback
      </Button>
    </Callout>
  );
};
