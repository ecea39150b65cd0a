/** What the page is told: who signs people in, and how it may style itself under its policy. */
export type ConsoleSettings = {
  readonly issuerUrl: string;
  readonly clientId: string;
  readonly version: string;
  readonly styleNonce: string;
};

const PLACE = /(<script type="application\/json" id="console-settings">)\{\}(<\/script>)/;

/** A block of text to browsers, not a script; without a `<`, nothing in it can end it. */
const asText = (settings: ConsoleSettings): string =>
  JSON.stringify(settings).replaceAll('<', String.raw`\u003c`);

/** The document, told its settings. */
export const fillDocument = (document: string, settings: ConsoleSettings): string => {
  if (!PLACE.test(document))
    throw new Error(
      'index.html has no empty element "console-settings": the page would not know its issuer.',
    );
  return document.replace(PLACE, (_, open: string, close: string) => open + asText(settings) + close);
};
