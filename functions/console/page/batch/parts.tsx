import { Link, useLocation, useSearchParams } from 'wouter';
import type { BatchAtAGlance } from '../../../../shared/events/batch-at-a-glance.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { usePrinting } from '../ui/use-printing.ts';
import { ItemsPart } from './items-part.tsx';
import classes from './parts.module.css';
import { PeoplePart } from './people-part.tsx';
import { TimelinePart } from './timeline-part.tsx';

const PARTS = { people: 'People', items: 'Items', timeline: 'Timeline' } as const;
type Part = keyof typeof PARTS;

const isPart = (name: string | null): name is Part => name !== null && Object.hasOwn(PARTS, name);

/** The proof below the answer: who is paid, each item, what happened. Which part is shown stands in the address; whom it pays is on paper in any case. */
export const Parts = ({
  batch,
  summary,
}: {
  readonly batch: BatchBody;
  readonly summary: BatchAtAGlance | undefined;
}) => {
  const [location] = useLocation();
  const [search] = useSearchParams();
  const printing = usePrinting();
  const named = search.get('show');
  const part: Part = isPart(named) ? named : 'people';
  return (
    <section aria-label="What is in it" className={classes.section}>
      <nav aria-label="Parts of the batch" className={classes.parts}>
        {Object.entries(PARTS).map(([name, title]) => (
          <Link key={name} to={`${location}?show=${name}`} {...(name === part && { 'aria-current': 'true' })}>
            {title}
          </Link>
        ))}
      </nav>
      {(part === 'people' || printing) && <PeoplePart summary={summary} />}
      {part === 'items' && <ItemsPart batch={batch} />}
      {part === 'timeline' && <TimelinePart batch={batch} />}
    </section>
  );
};
