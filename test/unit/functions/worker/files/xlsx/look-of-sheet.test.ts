import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeXlsx } from '../../../../../../functions/worker/files/xlsx/write-xlsx.ts';
import { COLUMNS, givenContent, givenTable } from '../given-content.ts';
import { inFolder } from '../in-folder.ts';
import { partOf } from './part-of.ts';

const rows = [
  ['1', 'Asha', '11810454.35', 1, new Date('2026-11-27T20:30:00Z')],
  ['2', 'Bimal', '-2500.00', 1, null],
];

const written = (part: string): Promise<string> =>
  inFolder(async (path) => {
    await writeXlsx(givenContent([givenTable(COLUMNS, rows)]), path, () => undefined);
    return partOf(readFileSync(path), part);
  });

describe('a sheet', () => {
  it('keeps its header in sight, and its columns as wide as they ask for', async () => {
    const sheet = await written('xl/worksheets/sheet1.xml');
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(sheet.match(/<col [^>]*width="20"/g)).toHaveLength(COLUMNS.length);
  });

  it('groups amounts as in India, the negative ones by a format of one section, which cannot lose the sign', async () => {
    const sheet = await written('xl/worksheets/sheet1.xml');
    const styles = await written('xl/styles.xml');
    const formats = new Map(
      [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [
        id,
        code,
      ]),
    );
    const styled = [...styles.matchAll(/<xf (?:numFmtId="(\d+)")?/g)].map(([, id]) => formats.get(id));
    const formatOf = (cell: string): string | undefined =>
      styled[Number(new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(sheet)?.[1])];
    expect(formatOf('A2')).toBe('@');
    expect(formatOf('C2')).toBe(
      '[&gt;=10000000]##\\,##\\,##\\,##0.00;[&gt;=100000]##\\,##\\,##0.00;##,##0.00',
    );
    expect(formatOf('C3')).toBe('#,##0.00');
    expect(formatOf('E2')).toBe('yyyy-mm-dd hh:mm:ss');
  });
});
