/** What it took to write a file, and how large it is. */
export type Weight = {
  readonly processorSeconds: number;
  readonly peakMegabytes: number;
  readonly megabytes: number;
};
