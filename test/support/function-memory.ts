import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** What Linux counts in. */
const KILOBYTES_A_MEGABYTE = 1_024;

const fieldOf = (pid: string, name: 'PPid' | 'VmRSS' | 'VmHWM'): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

/** A process of the function that this process has started. Any may end while it is looked at. */
const isProcessOf = (functionName: string, pid: string): boolean => {
  try {
    return (
      fieldOf(pid, 'PPid') === process.pid &&
      readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`\0AWS_LAMBDA_FUNCTION_NAME=${functionName}\0`)
    );
  } catch {
    return false;
  }
};

const processesOf = (functionName: string): string[] =>
  readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isProcessOf(functionName, name));

/** Has Linux forget the most that a process ever held: it is what it holds now. */
const forgetPeak = (pid: string): void => writeFileSync(`/proc/${pid}/clear_refs`, '5');

export type FunctionMemory = {
  /** The most that a process of the function held meanwhile, in megabytes. */
  readonly peak: number;
  /** By how much that is more than what it held before. */
  readonly growth: number;
};

/** What a piece of work takes of a function that has worked before: without a process, all that it holds counts as growth. */
export const measureFunctionMemory = async (
  functionName: string,
  work: () => Promise<unknown>,
): Promise<FunctionMemory> => {
  const before = new Map(processesOf(functionName).map((pid) => [pid, fieldOf(pid, 'VmRSS')]));
  for (const pid of before.keys()) forgetPeak(pid);
  await work();
  const measured = processesOf(functionName).map((pid) => {
    const peak = fieldOf(pid, 'VmHWM');
    return { peak, growth: peak - (before.get(pid) ?? 0) };
  });
  const most = (of: keyof FunctionMemory): number =>
    Math.round(Math.max(0, ...measured.map((each) => each[of])) / KILOBYTES_A_MEGABYTE);
  return { peak: most('peak'), growth: most('growth') };
};
