import { restoreLines } from '../../../../shared/domain/offers/restore-lines.ts';
import type { OfferBody } from '../../../../shared/events/offers.ts';
import { PersonName } from '../ui/person-name.tsx';
import { OfferedSetting } from './offered-setting.tsx';
import { roleWords } from './role-words.ts';
import classes from './roles.module.css';
import { SignInCode } from './sign-in-code.tsx';

const Entitled = ({ offered }: { readonly offered: NonNullable<OfferBody['entitlement']> }) => (
  <li>
    <PersonName person={offered.user} />: {roleWords(offered.before)} →{' '}
    <strong>{roleWords(offered.roles)}</strong>
    <span className={classes.dim}>
      {', by the sign-in '}
      <SignInCode {...offered} />
    </span>
  </li>
);

/** What would be otherwise: what it is, and what it would be. */
export const OfferChanges = ({
  offer: { entitlement, changes, restore },
}: {
  readonly offer: Pick<OfferBody, 'entitlement' | 'changes' | 'restore'>;
}) => (
  <ul className={classes.changes}>
    {entitlement && <Entitled offered={entitlement} />}
    {changes?.map((change) => (
      <OfferedSetting key={change.key} change={change} />
    ))}
    {/* An API of before tells of none: a page and its API are not deployed in the same second. */}
    {restore && restoreLines(restore).map((line) => <li key={line}>{line}</li>)}
  </ul>
);
