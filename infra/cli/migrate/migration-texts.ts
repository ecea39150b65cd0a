import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLI } from '../../../shared/domain/basics/cli.ts';

const folder = join(import.meta.dirname, '../../migrations');

const PREFACE = `-- The schema of MLM payouts, as "${CLI} migrate" makes it. A statement under "-- unless …" is for a database
-- that lacks what it names. Whatever is there already, that command finds and leaves alone; adopting the batches of the
-- old script and making the database users remain for it to do, so run it afterwards. Where the server refuses
-- ALGORITHM=INSTANT (1845, 1846, 4092), put ALGORITHM=INPLACE, LOCK=NONE in its place: that copies the table. Under
-- "-- as t.c: …" these columns must have the type of t.c: where that is not BIGINT UNSIGNED, write its type instead. Whether the
-- company's own tables are fit for it, "${CLI} doctor" says (host_unfit).
`;

/** Every migration in order, as one text for a DBA's own tool. */
export const migrationTexts = (): string =>
  readdirSync(folder)
    .sort()
    .map((file) => `\n-- ${file}\n${readFileSync(join(folder, file), 'utf8')}`)
    .reduce((texts, text) => texts + text, PREFACE);
