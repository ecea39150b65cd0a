import type { SettingState } from '../../../../shared/events/settings-command.ts';
import classes from './settings.module.css';

/** What is stored and does not parse, and what was expected. */
export const BrokenValue = ({ setting: { stored, problem } }: { readonly setting: SettingState }) => (
  <p className={classes.wrong}>
    <span aria-hidden="true">⊗</span> <bdi>“{stored}”</bdi> does not parse: {problem}. Every run stops on it.
  </p>
);
