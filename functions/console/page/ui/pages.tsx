import { Link } from 'wouter';
import classes from './pages.module.css';

type PagesProps = {
  /** Where the first page is; undefined on it. */
  readonly first: string | undefined;
  /** Where the next one is; undefined after the last. */
  readonly next: string | undefined;
  /** What the two are called. @default - of a list that is newest first */
  readonly names?: { readonly first: string; readonly next: string };
};

const NEWEST_FIRST = { first: 'Newest', next: 'Older' };

/** The way on through a list; the back button goes the other way. */
export const Pages = ({ first, next, names = NEWEST_FIRST }: PagesProps) =>
  (first ?? next) && (
    <nav className={classes.pages} aria-label="Pages">
      {first && <Link to={first}>{names.first}</Link>}
      {next && (
        <Link to={next} className={classes.next}>
          {names.next}
        </Link>
      )}
    </nav>
  );
