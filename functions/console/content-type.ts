import { extname } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Browsers are told not to guess, so a kind of file without a name here stops the start instead of the page. */
export const contentType = (file: string): string => {
  const type = TYPES[extname(file)];
  if (type) return type;
  throw new Error(
    `the built page has ${file}, whose content type is unknown: expected one of ${Object.keys(TYPES).join(', ')}. Name it in functions/console/content-type.ts.`,
  );
};
