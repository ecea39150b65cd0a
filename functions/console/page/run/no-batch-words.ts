import type { PreviewResult } from '../../../../shared/events/payout-result.ts';

const OF_A_RUN = /^No batch created: /;

/** Why a run would make no batch. The API says of a dry run, too, that none was created: here nobody has asked for one yet. */
export const noBatchWords = ({ message }: Pick<PreviewResult, 'message'>): string | undefined => {
  const why = message?.replace(OF_A_RUN, '');
  return why && `${why.charAt(0).toUpperCase()}${why.slice(1)}`;
};
