import type { StreamHead } from '../../domain/audit/audit-event.ts';
import {
  extendStream,
  type OpenStream,
  openStream,
  type StoredEvent,
  streamNameOf,
} from '../../domain/audit/verify-chain.ts';
import type { Deps } from '../../runtime/deps.ts';
import {
  type AuditRange,
  type AuditRow,
  DETAIL_PIECE_LENGTH,
  readAuditPage,
  readDetailPiece,
} from '../../sql/audit/audit-trail.ts';

const withWholeDetail = async ({ database }: Deps, row: AuditRow): Promise<StoredEvent> => {
  const { id, event, head, note, detailLength } = row;
  let { detail } = event;
  for (let from = DETAIL_PIECE_LENGTH + 1; from <= detailLength; from += DETAIL_PIECE_LENGTH) {
    const [more] = await database.read(readDetailPiece(id, from));
    detail += more?.piece ?? '';
  }
  return { id, event: { ...event, detail }, head, note };
};

/** Every event of the range in the order of the chain, a page at a time. */
async function* readEvents(deps: Deps, range: AuditRange): AsyncGenerator<StoredEvent> {
  for (let rest = range; ; ) {
    const page = await deps.database.read(readAuditPage(rest));
    for (const row of page) yield await withWholeDetail(deps, row);
    const last = page.at(-1)?.event;
    if (!last) return;
    rest = { ...range, afterStream: last.stream, afterSeq: last.seq };
  }
}

/** Each stream once it has been read to its end, checked link by link; memory does not grow with the trail. */
export async function* readStreams(
  deps: Deps,
  range: AuditRange,
  kept: ReadonlyMap<string, StreamHead>,
): AsyncGenerator<OpenStream> {
  let open: OpenStream | undefined;
  for await (const stored of readEvents(deps, range)) {
    const name = streamNameOf(stored);
    if (open && open.stream !== name) {
      yield open;
      open = undefined;
    }
    open = extendStream(open ?? openStream(name, kept.get(name)), stored);
  }
  if (open) yield open;
}
