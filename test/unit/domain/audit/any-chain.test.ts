import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../../../shared/domain/audit/audit-event.ts';
import { closeStream, extendStream, openStream } from '../../../../shared/domain/audit/verify-chain.ts';
import { aStream, headOf, rowsOf, verify } from './audit-rows.ts';

describe('any stream', () => {
  const streams = fc.integer({ min: 1, max: 12 }).map(aStream);

  it('is whole as it was written, and every one-character change of a text is named', () => {
    fc.assert(
      fc.property(
        streams,
        fc.nat(),
        fc.constantFrom('actor', 'action', 'detail', 'prevHash', 'hash'),
        fc.nat(),
        (events, which, column, where) => {
          const rows = rowsOf(events, headOf(events));
          expect(verify(rows)).toBeUndefined();
          const index = which % events.length;
          const victim = events[index] as AuditEvent;
          const at = where % victim[column].length;
          const text = `${victim[column].slice(0, at)}\u0001${victim[column].slice(at + 1)}`;
          const tampered = events.with(index, { ...victim, [column]: text });
          expect(verify(rowsOf(tampered, headOf(events)))).toMatchObject({ seq: index + 1 });
        },
      ),
    );
  });

  it('without any one of its events is broken', () => {
    fc.assert(
      fc.property(streams, fc.nat(), (events, which) => {
        const index = which % events.length;
        const rows = rowsOf(events.toSpliced(index, 1), headOf(events));
        expect(
          closeStream(rows.reduce(extendStream, openStream('run', undefined, headOf(events)))),
        ).toMatchObject({
          seq: index + 1,
        });
      }),
    );
  });
});
