import { Button } from '@mantine/core';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import { Failure } from '../ui/failure.tsx';
import classes from './audit.module.css';
import { KeptFile } from './kept-file.tsx';
import { useVerification } from './use-verification.ts';
import { VerifyResult } from './verify-result.tsx';

type Progress = Pick<ReturnType<typeof useVerification>, 'progress' | 'unheard'>;

const InProgress = ({ progress, unheard }: Progress) => (
  <p role="status">
    Verified so far: {counted(progress.streams, 'stream')}, {counted(progress.events, 'event')} …
    {unheard && ` ${unheard} It is asked again.`}
  </p>
);

/** Did anybody touch it? Asked by a press, answered in a sentence; with what was kept, against that. */
export const VerifyPart = () => {
  const { data, error, isPending, mutate, variables, progress, unheard } = useVerification();
  return (
    <section aria-labelledby="verify" className={classes.verify}>
      <h2 id="verify">Was it touched?</h2>
      <p className={classes.lead}>
        Each event holds the hash of the one before it, and each stream has a head that names its last.
        Verifying reads all of them, and says which was changed, removed, moved or put in.
      </p>
      <div className={classes.ways}>
        <Button onClick={() => mutate(undefined)} loading={isPending}>
          Verify every stream
        </Button>
        <KeptFile verify={mutate} isBusy={isPending} />
      </div>
      {isPending && <InProgress progress={progress} unheard={unheard} />}
      {error && !isPending && <Failure error={error} retry={() => mutate(variables)} />}
      {data && !isPending && <VerifyResult verification={data} />}
    </section>
  );
};
