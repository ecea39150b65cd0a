import { useQuery } from '@tanstack/react-query';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { SettingsState } from '../../../../shared/events/settings-command.ts';
import { reads } from '../api/queries.ts';
import { Callout } from '../ui/callout.tsx';
import type { RunPayload } from './read-options.ts';

type FewerApprovalsProps = { readonly asked: RunPayload['requiredApprovals'] };

/** A link may have brought the option: whoever presses the button has not chosen it. */
export const FewerApprovals = ({ asked }: FewerApprovalsProps) => {
  const { data } = useQuery(reads<SettingsState>('/api/settings'));
  const set = data?.settings.find(({ key }) => key === 'required_approvals')?.value;
  if (!set || asked === undefined || Number(asked) >= Number(set)) return null;
  return (
    <Callout kind="look">
      <p>
        It asks for {counted(Number(asked), 'approval')}, fewer than the setting ({set}).
      </p>
    </Callout>
  );
};
