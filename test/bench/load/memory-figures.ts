import type { FunctionMemory } from '../../support/function-memory.ts';
import type { Figure } from '../figure.ts';

/** Of the same work, done twice: what a process held, and whether it held more and more. */
export const memoryFigures = (
  first: FunctionMemory,
  second: FunctionMemory,
  growthMax: number | undefined,
): readonly Pick<Figure, 'measure' | 'unit' | 'value' | 'atMost'>[] => [
  { measure: 'most memory of a process', unit: 'MB', value: second.peak },
  {
    measure: 'more memory the second time',
    unit: 'MB',
    value: second.peak - first.peak,
    ...(growthMax !== undefined && { atMost: growthMax }),
  },
];
