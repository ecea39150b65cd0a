import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { SettingState } from '../../../../shared/events/settings-command.ts';
import { useNarrow } from '../ui/use-narrow.ts';
import { OptionFields } from './option-fields.tsx';
import type { RefusedOptions } from './read-options.ts';
import classes from './run-screen.module.css';
import type { useRunForm } from './use-run-form.ts';

type OptionsPartProps = {
  readonly form: ReturnType<typeof useRunForm>;
  readonly why: RefusedOptions;
  readonly settings: readonly SettingState[] | undefined;
};

/** The options: beside the answer where there is room, behind a button on a phone, unless one of them is refused. */
export const OptionsPart = ({ form: { asked, texts, write }, why, settings }: OptionsPartProps) => {
  const narrow = useNarrow();
  const [opened, setOpened] = useState(false);
  const count = Object.keys(asked).length;
  const isShown = !narrow || opened || Object.keys(why).length > 0;
  return (
    <section aria-label="Options" className={classes.options}>
      {narrow && (
        <Button variant="default" aria-expanded={isShown} onClick={() => setOpened(!opened)}>
          {count > 0 ? `Options: ${counted(count, 'is', 'are')} set` : 'Options'}
        </Button>
      )}
      {isShown && <OptionFields {...{ texts, write, why, settings }} />}
      {count > 0 && <Link to="/run">As the settings have it</Link>}
    </section>
  );
};
