const ENDED_EVERYWHERE = 'payouts-ended-everywhere';

/** Whether this tab has just ended every session of its person: it is told once they are back from the issuer. */
export const isEndedEverywhere = (): boolean => sessionStorage.getItem(ENDED_EVERYWHERE) !== null;

export const setEndedEverywhere = (ended: boolean): void =>
  ended ? sessionStorage.setItem(ENDED_EVERYWHERE, 'ended') : sessionStorage.removeItem(ENDED_EVERYWHERE);
