import { Button } from '@mantine/core';
import type { ExportFormat } from '../../../../shared/domain/exports/export-formats.ts';
import { Refusal } from '../api/refusal.ts';
import { Callout } from '../ui/callout.tsx';
import { type AskedExport, FORMAT_NAMES } from './asked-export.ts';
import { FileProgress } from './file-progress.tsx';
import { ReadyFile } from './ready-file.tsx';
import classes from './take-away.module.css';
import { useExport } from './use-export.ts';

type TakeAwayProps = {
  /** In the words of the label: "this batch". */
  readonly what: string;
  readonly of: AskedExport;
  readonly formats: readonly ExportFormat[];
};

/** What stands here as a file: asked for, written in the background, and downloaded as soon as it is there. */
export const TakeAway = ({ what, of, formats }: TakeAwayProps) => {
  const { format, ask, file, failure, isUnderWay, unheard } = useExport(of);
  const problem = failure?.message ?? file?.problem;
  const isReady = file?.state === 'ready' && !problem;
  return (
    <section className={classes.away} aria-label={`Take away ${what}`} data-not-printed>
      <p className={classes.choice}>
        <span>Take away {what} as</span>
        {formats.map((name) => (
          <Button
            key={name}
            variant="default"
            size="compact-sm"
            onClick={() => isUnderWay || ask(name)}
            // Not "disabled", which would take the focus from whoever has pressed it.
            {...(isUnderWay && { 'aria-disabled': true, className: classes.off })}
          >
            {FORMAT_NAMES[name]}
          </Button>
        ))}
      </p>
      <div role="status">
        {isUnderWay && format && <FileProgress format={format} rows={file?.rows} unheard={unheard} />}
        {!isUnderWay && isReady && <ReadyFile key={file.exportId} file={file} />}
      </div>
      {!isUnderWay && problem && (
        <Callout kind="wrong" title={failure instanceof Refusal ? failure.title : 'There is no such file'}>
          <p>{problem}</p>
        </Callout>
      )}
    </section>
  );
};
