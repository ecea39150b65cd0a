import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCsv } from '../../../functions/worker/files/csv/write-csv.ts';
import type { FileContent, Row } from '../../../functions/worker/files/file-content.ts';
import { writePdf } from '../../../functions/worker/files/pdf/write-pdf.ts';
import { writeXlsx } from '../../../functions/worker/files/xlsx/write-xlsx.ts';
import type { Weight } from './weight.ts';

/** Run in a process of its own, since what a process has once taken stays its peak: node weigh-file.ts FORMAT ROWS */

const [, , format = '', count = ''] = process.argv;
const fonts = join(import.meta.dirname, '../../../node_modules/@expo-google-fonts/noto-sans-devanagari');
const names = ['आशा मेनन', 'Bimal Roy', 'क्षितिज कृष्णमूर्ति', '👩‍👩‍👧 family', '=1+1', 'x'.repeat(190)];

const rowOf = (index: number): Row => [
  index + 1,
  String(9_000_000_000_000 + index),
  String(100 + (index % 5000)),
  // The longest name, once in a thousand.
  `${names[index % 1000 === 0 ? 5 : index % 5]} ${index}`,
  `person${index}@example.com`,
  `${(index * 137) % 90_000}.${String(index % 100).padStart(2, '0')}`,
  'paid',
  new Date(1_795_000_000_000 + index * 1000),
  index % 50 === 0 ? 'The bank says: account closed.' : null,
];

const PAGE_ROWS = 2_000;

async function* pages(rows: number): AsyncGenerator<readonly Row[]> {
  for (let first = 0; first < rows; first += PAGE_ROWS)
    yield Array.from({ length: Math.min(PAGE_ROWS, rows - first) }, (_, index) => rowOf(first + index));
}

/** As the items of a batch are. */
const contentOf = (rows: number): FileContent => ({
  title: 'Payout batch AUTO-20261128-020000',
  timeZone: 'Asia/Kolkata',
  writtenAt: new Date('2026-11-28T04:00:00Z'),
  facts: [{ title: 'Summary', lines: [['Records', rows, 'count']] }],
  tables: [
    {
      title: 'Items',
      columns: [
        { title: 'Item', kind: 'count', width: 8 },
        { title: 'Commission ID', kind: 'id', width: 16 },
        { title: 'Beneficiary ID', kind: 'id', width: 14 },
        { title: 'Beneficiary Name', kind: 'text', width: 28 },
        { title: 'Beneficiary Email', kind: 'text', width: 28 },
        { title: 'Amount (INR)', kind: 'amount', width: 16 },
        { title: 'Status', kind: 'text', width: 12 },
        { title: 'Commission Made At', kind: 'instant', width: 20 },
        { title: 'Notes', kind: 'text', width: 30 },
      ],
      pages: pages(rows),
      summed: [5],
      note: null,
    },
  ],
  closing: [],
});

const WRITERS: Readonly<Record<string, (content: FileContent, path: string) => Promise<unknown>>> = {
  csv: (content, path) => writeCsv(content, path, () => undefined),
  xlsx: (content, path) => writeXlsx(content, path, () => undefined),
  pdf: (content, path) => writePdf(content, path, () => undefined, fonts),
};

/** Of this program: what getrusage says is at least what its parent held when it forked. */
const peakKilobytes = (): number =>
  Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);

const folder = mkdtempSync(join(tmpdir(), 'payouts-weigh-'));
try {
  const path = join(folder, 'file');
  await WRITERS[format]?.(contentOf(Number(count)), path);
  const weight: Weight = {
    processorSeconds: (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
    peakMegabytes: peakKilobytes() / 1024,
    megabytes: statSync(path).size / 1024 ** 2,
  };
  process.stdout.write(JSON.stringify(weight));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
