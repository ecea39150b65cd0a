// .ci/told.cjs FOLDER: of each report that Node wrote there, what it waited for.
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const [, , folder] = process.argv;
for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
  const { header, libuv } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const active = libuv.filter((handle) => handle.is_active && handle.is_referenced);
  const waits = active.map(({ type, pid, fd, repeat }) =>
    [type, pid ?? fd ?? repeat].filter(Boolean).join(' '),
  );
  console.log(`Process ${header.processId} waits for: ${waits.join(', ')}`);
}
