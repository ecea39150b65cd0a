import type { MailedAddress } from './template/read-mailed.ts';

/** Who would have been mailed, had this stack been deployed. */
export const tellMail = (mailed: readonly MailedAddress[]): string =>
  mailed.length === 0
    ? 'Mail: deployed as it is, it would mail nobody: it was given neither notices nor alarmEmail (infra/README.md, Deploy).'
    : `Mail: deployed, it would go to ${mailed
        .map(({ address, audiences = ['alarms'] }) => `${address} (${audiences.join(', ')})`)
        .join(', ')}. From here none is sent.`;
