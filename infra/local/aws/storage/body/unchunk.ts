import { StorageError } from '../storage-error.ts';

const lineEnd = '\r\n';

/**
 * The bytes of a body that the SDK sent `aws-chunked`: `size CRLF bytes CRLF`, again and again, then size 0, then
 * trailers, which are told as they come.
 */
export async function* unchunk(
  source: AsyncIterable<Buffer>,
  onTrailer: (name: string, value: string) => void,
): AsyncGenerator<Buffer> {
  const arriving = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async (): Promise<void> => {
    const { done, value } = await arriving.next();
    if (done) throw new StorageError('IncompleteBody', 'The body ended within a chunk.');
    held = held.length === 0 ? value : Buffer.concat([held, value]);
  };
  const line = async (): Promise<string> => {
    while (!held.includes(lineEnd)) await more();
    const end = held.indexOf(lineEnd);
    const text = held.toString('latin1', 0, end);
    held = held.subarray(end + lineEnd.length);
    return text;
  };
  for (let left = Number.parseInt(await line(), 16); left !== 0; left = Number.parseInt(await line(), 16)) {
    if (Number.isNaN(left)) throw new StorageError('IncompleteBody', 'A chunk does not begin with its size.');
    while (left > 0) {
      if (held.length === 0) await more();
      const part = held.subarray(0, left);
      held = held.subarray(part.length);
      left -= part.length;
      yield part;
    }
    await line();
  }
  for (let text = await line(); text !== ''; text = await line()) {
    const [name = '', ...value] = text.split(':');
    onTrailer(name.trim().toLowerCase(), value.join(':').trim());
  }
}
