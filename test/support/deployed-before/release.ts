import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

const file = join(import.meta.dirname, '../../fixtures/deployed-before.br');

/** The functions that have to do with the database, as they were deployed: what the bundler wrote, not what it read. */
export type Release = {
  readonly commit: string;
  readonly functions: Readonly<
    Record<
      string,
      {
        /** As the template said it, with its intrinsic functions. */
        readonly environment: Readonly<Record<string, unknown>>;
        /** Texts by their paths in the bundle. Fonts are not kept: no function needs them to work on the database. */
        readonly files: Readonly<Record<string, string>>;
      }
    >
  >;
};

/** The one that was deployed before this version; the repository holds it, so that a clone without history has it, too. */
export const readRelease = (): Release => JSON.parse(brotliDecompressSync(readFileSync(file)).toString());

export const writeRelease = (release: Release): void =>
  writeFileSync(
    file,
    brotliCompressSync(JSON.stringify(release), { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } }),
  );
