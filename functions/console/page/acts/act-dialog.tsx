import { Button, Modal, Stack } from '@mantine/core';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import type { Act } from '../api/act.ts';
import { useAct } from '../api/use-act.ts';
import { Callout } from '../ui/callout.tsx';
import { ActCurl } from './act-curl.tsx';
import classes from './act-dialog.module.css';
import { ActFailure } from './act-failure.tsx';
import { useOvertaken } from './overtaken.ts';
import { useFocusReturn } from './use-focus-return.ts';

type ActDialogProps<Answer> = {
  readonly title: string;
  /** What is asked of the API; undefined while something is missing. */
  readonly act: Act | undefined;
  /** The button, by its effect: "Approve ₹1,18,10,454.35". */
  readonly effect: string;
  /** It takes money away from somebody's way: red, and never the first button. @default - false */
  readonly grave?: boolean;
  /** How it can be undone, said before it is done. */
  readonly wayBack: string;
  readonly close: () => void;
  readonly done: (answer: Answer) => void;
  readonly children?: ReactNode;
};

type StandingProps = {
  readonly error: Error | null;
  readonly unheard?: string | undefined;
  readonly overtaken?: string | undefined;
  readonly close: () => void;
};

/** How far it is: why it was not done, why there is no answer yet, or why it is not offered any more. */
const Standing = ({ error, unheard, overtaken, close }: StandingProps) => {
  if (error) return <ActFailure error={error} close={close} />;
  if (unheard) {
    return (
      <p role="status" style={{ margin: 0 }}>
        {unheard} It is asked again by itself, and is done once, however often it is asked.
      </p>
    );
  }
  return overtaken === undefined ? null : (
    <Callout kind="look" announce>
      <p>{overtaken}</p>
    </Callout>
  );
};

/** Enter ends what is typed. What moves money is done by its button, which says what it does. */
const notByEnter = (event: KeyboardEvent): void => {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
};

/** One act: what it does, to how much, how it is undone, and, should it be refused, why; at the button that was pressed. */
export const ActDialog = <Answer,>(props: ActDialogProps<Answer>) => {
  const { title, act, effect, grave = false, wayBack, close, done, children } = props;
  const { mutateAsync, isPending, error, unheard } = useAct<Answer>();
  const overtaken = useOvertaken();
  useFocusReturn();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Told even where the screen, read anew, has no such dialog any more; what is refused stands in `error`.
    if (act && !isPending && !overtaken) mutateAsync(act).then(done, () => undefined);
  };
  return (
    <Modal
      opened
      onClose={() => !isPending && close()}
      title={title}
      size="lg"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': 'Close without doing it' }}
    >
      <form onSubmit={submit} onKeyDown={notByEnter}>
        <Stack gap="md">
          {children}
          <p className={classes['way-back']}>{wayBack}</p>
          <Standing {...{ error, close }} {...(isPending ? { unheard } : { overtaken })} />
          <ActCurl act={act} />
          <div className={classes.buttons}>
            <Button variant="default" onClick={close} disabled={isPending}>
              Go back
            </Button>
            <Button
              type="submit"
              loading={isPending}
              disabled={!act || overtaken !== undefined}
              {...(grave && { color: 'red.9' })}
            >
              {effect}
            </Button>
          </div>
        </Stack>
      </form>
    </Modal>
  );
};
