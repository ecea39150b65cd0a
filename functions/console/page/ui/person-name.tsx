import classes from './person-name.module.css';

type Person = { readonly userId: string; readonly name: string | null };

/** Names are what people typed: kept apart from the text around them, so that none turns its direction, nor stretches it. */
export const PersonName = ({ person: { userId, name } }: { readonly person: Person }) => (
  <bdi className={classes.name} title={`${name ?? 'without a name'} (user ${userId})`}>
    {name?.trim() ? name : `user ${userId}`}
  </bdi>
);
