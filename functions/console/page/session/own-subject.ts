let own: string | undefined;

/** Whose page this is as long as it is open: what it shows is of this person, and so is what it sends. */
export const ownSubject = (): string | undefined => own;

export const setOwnSubject = (subject: string | undefined): void => {
  own = subject;
};
