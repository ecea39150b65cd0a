import { NOTICE_AUDIENCES } from '../../../shared/domain/notices/notice.ts';
import type { DeployedWith } from '../../../shared/events/deployed-with.ts';

const NOBODY = 'NOBODY';

const notices = ({ notices: addresses }: DeployedWith): string => {
  if (NOTICE_AUDIENCES.every((audience) => addresses[audience].length === 0)) return NOBODY;
  return NOTICE_AUDIENCES.map((audience) => `${audience} ${addresses[audience].join(', ') || NOBODY}`).join(
    '; ',
  );
};

/** What the deploy was given, in the words of `-c`; that an address has confirmed, it cannot say. */
export const deployedLines = (deployed: DeployedWith | null): Readonly<Record<string, string>> => {
  if (!deployed) return {};
  const { alarmEmail, runs, schedule, timeZone } = deployed;
  return {
    'Notices to': notices(deployed),
    'Alarms to': alarmEmail ?? NOBODY,
    Deployed: `runs=${runs}, ${schedule} in ${timeZone}`,
  };
};
