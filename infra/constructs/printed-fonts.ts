const NOTO_SANS_DEVANAGARI = 'node_modules/@expo-google-fonts/noto-sans-devanagari';

/** Folders of the fonts that a PDF is set in: one holds Latin, Devanagari and the rupee sign. Its licence goes with it. */
export const PRINTED_FONTS: readonly string[] = ['400Regular', '700Bold', 'LICENSE_FONT'].map(
  (name) => `${NOTO_SANS_DEVANAGARI}/${name}`,
);
