import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The log of one function. Its processes write to the descriptor themselves: nothing is lost when one is killed. */
export type FunctionLog = {
  readonly descriptor: number;
  readonly size: () => number;
  readonly write: (line: string) => void;
  readonly text: () => string;
  readonly tail: (from: number) => Buffer;
  readonly close: () => void;
};

/** `LogType: Tail` returns the last four kilobytes. */
const tailBytes = 4096;

export const openFunctionLog = (directory: string, functionName: string): FunctionLog => {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, `${functionName}.log`);
  const descriptor = openSync(file, 'a+');
  let open = true;
  const size = (): number => fstatSync(descriptor).size;
  return {
    descriptor,
    size,
    // Once closed, the descriptor may already be another file's.
    write: (line) => {
      if (open) writeSync(descriptor, `${line}\n`);
    },
    text: () => readFileSync(file, 'utf8'),
    tail: (from) => {
      const end = size();
      const start = Math.max(from, end - tailBytes);
      const buffer = Buffer.alloc(end - start);
      readSync(descriptor, buffer, 0, buffer.length, start);
      return buffer;
    },
    close: () => {
      open = false;
      closeSync(descriptor);
    },
  };
};
