import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const COMPRESSIBLE = /\.(js|css|svg|json)$/;

/** As hard as it goes: it is done once, and read by everybody. Same bytes each time, so that nothing new is nothing to deploy. */
const compressed = (content: Buffer): Readonly<Record<'br' | 'gz', Buffer>> => ({
  br: brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  }),
  gz: gzipSync(content, { level: 9 }),
});

/** Beside each built file the same as .br and .gz: an HTTP API does not compress. The document is filled in later, and small. */
export const precompress = (): Plugin => ({
  name: 'precompress',
  apply: 'build',
  writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle).filter((each) => COMPRESSIBLE.test(each))) {
      const file = join(dir, name);
      for (const [ending, content] of Object.entries(compressed(readFileSync(file))))
        writeFileSync(`${file}.${ending}`, content);
    }
  },
});
