import { createTheme } from '@mantine/core';

/** One type family, one accent; the rest of the look is in base.css, whose names every style sheet of the page uses. */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 9, dark: 8 },
  defaultRadius: 'sm',
  fontFamily:
    '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", system-ui, sans-serif',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' } },
    // The head of a dialog is not the head of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
  },
});
