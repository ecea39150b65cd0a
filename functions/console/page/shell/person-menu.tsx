import { Button, Menu } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { signOut } from '../session/leave.ts';
import { useMe } from '../session/me.ts';
import { useNarrow } from '../ui/use-narrow.ts';
import { ColourChoice } from './colour-choice.tsx';
import { firstName } from './first-name.ts';
import classes from './person-menu.module.css';

/** Few ever need it: it is loaded when it is asked for. */
const SignOutEverywhere = lazy(async () => ({
  default: (await import('./sign-out-everywhere.tsx')).SignOutEverywhere,
}));

/** Who one is here, and the ways out. */
export const PersonMenu = () => {
  const { name, userId, roles } = useMe();
  const narrow = useNarrow();
  const called = name ?? `user ${userId}`;
  const [isLeaving, setLeaving] = useState(false);
  return (
    <>
      <Menu position="bottom-end" width={260} shadow="md">
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            className={classes.target}
            {...(narrow && { 'aria-label': called })}
          >
            <bdi className={classes.name}>{narrow && name ? firstName(name) : called}</bdi>&nbsp;▾
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {narrow && (
            <Menu.Label>
              <bdi>{called}</bdi>
            </Menu.Label>
          )}
          <Menu.Label>{roles.join(', ')}</Menu.Label>
          <ColourChoice />
          <Menu.Divider />
          <Menu.Item onClick={() => void signOut()}>Sign out</Menu.Item>
          <Menu.Item onClick={() => setLeaving(true)}>Sign out everywhere</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isLeaving && (
        <Suspense>
          <SignOutEverywhere close={() => setLeaving(false)} />
        </Suspense>
      )}
    </>
  );
};
