import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../shared/domain/basics/failures.ts';
import { parseWorkerCommand } from '../../../shared/events/worker-command.ts';

describe('a command to the worker', () => {
  it.each(['settle', 'expire', 'summarize'])('%s names one batch', (command) => {
    const event = { command, batchId: '18446744073709551' };
    expect(parseWorkerCommand(event)).toEqual(event);
  });

  it.each([
    { given: 'no command', event: { batchId: '42' } },
    { given: 'another command', event: { command: 'pay', batchId: '42' } },
    { given: 'no batch', event: { command: 'settle' } },
    { given: 'a number', event: { command: 'settle', batchId: 42 } },
    { given: 'no id', event: { command: 'settle', batchId: '0' } },
    { given: 'SQL', event: { command: 'settle', batchId: '1 OR 1' } },
    { given: 'a field too many', event: { command: 'settle', batchId: '42', force: true } },
    { given: 'nothing', event: null },
  ])('$given is refused', ({ event }) => {
    expect(() => parseWorkerCommand(event)).toThrow(InvalidInput);
  });
});
