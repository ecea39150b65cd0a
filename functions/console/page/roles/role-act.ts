import type { SignInRow } from './sign-in-row.ts';

/** As the address names the dialogs of this screen: entitle, change-<issuer> <subject>, remove-<user>. */
export const ENTITLE = 'entitle';

export const changeAct = ({ issuer, subject }: Pick<SignInRow, 'issuer' | 'subject'>): string =>
  `change-${issuer} ${subject}`;

export const removeAct = ({ userId }: Pick<SignInRow, 'userId'>): string => `remove-${userId}`;
