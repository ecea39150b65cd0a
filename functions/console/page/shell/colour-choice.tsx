import { Menu, useMantineColorScheme } from '@mantine/core';

const CHOICES = [
  { scheme: 'auto', name: 'Colours as on this device' },
  { scheme: 'light', name: 'Light colours' },
  { scheme: 'dark', name: 'Dark colours' },
] as const;

/** Light or dark, kept in this browser. */
export const ColourChoice = () => {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return CHOICES.map(({ scheme, name }) => (
    <Menu.Item
      key={scheme}
      role="menuitemradio"
      aria-checked={colorScheme === scheme}
      onClick={() => setColorScheme(scheme)}
      rightSection={colorScheme === scheme ? <span aria-hidden="true">✓</span> : undefined}
    >
      {name}
    </Menu.Item>
  ));
};
