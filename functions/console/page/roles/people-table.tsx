import { VisuallyHidden } from '@mantine/core';
import { ActButton } from '../acts/act-button.tsx';
import { useOpenAct } from '../acts/use-open-act.ts';
import { roleSentence } from '../holds/role-sentence.ts';
import { useHasRole } from '../session/me.ts';
import { PersonName } from '../ui/person-name.tsx';
import { personText } from '../ui/person-text.ts';
import table from '../ui/table.module.css';
import { When } from '../ui/when.tsx';
import { changeAct, removeAct } from './role-act.ts';
import { roleWords } from './role-words.ts';
import classes from './roles.module.css';
import { SignInCode } from './sign-in-code.tsx';
import type { SignInRow } from './sign-in-row.ts';

type PeopleTableProps = { readonly caption: string; readonly rows: readonly SignInRow[] };

type RowProps = { readonly row: SignInRow };

/** What somebody wrote by SQL looks like a right, and is none. */
const May = ({ row: { roles, active, onRecord } }: RowProps) => (
  <>
    {active && onRecord ? <strong>{roleWords(roles)}</strong> : <s>{roleWords(roles)}</s>}
    {!onRecord && (
      <p className={`${classes.line} ${classes.look}`}>
        ⚠ Not on record: somebody wrote it by SQL, and it opens nothing. Find out who. An admin entitles them
        here, or removes it.
      </p>
    )}
  </>
);

const Acts = ({ row }: RowProps) => {
  const { open } = useOpenAct();
  const whyNot = useHasRole('admin') ? undefined : roleSentence('admin');
  return (
    <div className={classes.buttons}>
      <ActButton whyNot={whyNot} onClick={() => open(changeAct(row))}>
        Change<VisuallyHidden> roles of {personText(row)}</VisuallyHidden>
      </ActButton>
      <ActButton whyNot={whyNot} onClick={() => open(removeAct(row))}>
        Remove<VisuallyHidden> {personText(row)}</VisuallyHidden>
      </ActButton>
    </div>
  );
};

const Row = ({ row }: RowProps) => (
  <tr>
    <th scope="row">
      <PersonName person={row} />
      <div className={table.narrow}>
        <May row={row} />
        <div className={table.small}>
          since <When at={row.activeSince} exact />, <SignInCode {...row} />
        </div>
      </div>
    </th>
    <td className={table.wide}>
      <May row={row} />
    </td>
    <td className={table.wide}>
      <When at={row.activeSince} exact />
    </td>
    <td className={table.wide}>
      <SignInCode {...row} />
    </td>
    <td className={table.right}>{row.active && <Acts row={row} />}</td>
  </tr>
);

/** Some sign-ins, whose they are, and what they entitle to. */
export const PeopleTable = ({ caption, rows }: PeopleTableProps) => (
  <table className={`${table.table} ${classes.table}`}>
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">Who</th>
        <th scope="col" className={table.wide}>
          May do
        </th>
        <th scope="col" className={table.wide}>
          Since
        </th>
        <th scope="col" className={table.wide}>
          Sign-in
        </th>
        <th scope="col">
          <VisuallyHidden>Change it</VisuallyHidden>
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <Row key={`${row.issuer} ${row.subject}`} row={row} />
      ))}
    </tbody>
  </table>
);
