import { inflateRawSync } from 'node:zlib';

const CENTRAL_RECORD = 0x02_01_4b_50;

/** A part of an XLSX, which is a ZIP, as text: what a reader makes of it does not say how it looks. */
export const partOf = (file: Buffer, name: string): string => {
  for (let at = 0; at < file.length - 46; at += 1) {
    if (file.readUInt32LE(at) !== CENTRAL_RECORD) continue;
    const nameLength = file.readUInt16LE(at + 28);
    if (file.toString('utf8', at + 46, at + 46 + nameLength) !== name) continue;
    const size = file.readUInt32LE(at + 20);
    const local = file.readUInt32LE(at + 42);
    const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    return inflateRawSync(file.subarray(begin, begin + size)).toString('utf8');
  }
  throw new Error(`there is no ${name} in the file: expected a part of an XLSX`);
};
