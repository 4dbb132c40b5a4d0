/**
 * Takes off a byte order mark; UTF-16 with a mark becomes UTF-8.
 */
import { TextDecoder } from 'node:util';

/** Chunks of any encoding with a mark, or of UTF-8 without one, as UTF-8 without one. */
export async function* utf8Bytes(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let decoder: TextDecoder | undefined;
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (head === undefined) {
      yield decoder === undefined ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }));
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < 3) continue;
    decoder = decoderOf(head);
    const start = withoutMark(head);
    yield decoder === undefined ? start : Buffer.from(decoder.decode(start, { stream: true }));
    head = undefined;
  }
  if (head !== undefined) yield withoutMark(head);
  if (decoder !== undefined) yield Buffer.from(decoder.decode());
}

function decoderOf(head: Buffer): TextDecoder | undefined {
  const mark = head.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return new TextDecoder('utf-16le');
  return mark === 'feff' ? new TextDecoder('utf-16be') : undefined;
}

function withoutMark(head: Buffer): Buffer {
  if (head.subarray(0, 3).toString('hex') === 'efbbbf') return head.subarray(3);
  const mark = head.subarray(0, 2).toString('hex');
  return mark === 'fffe' || mark === 'feff' ? head.subarray(2) : head;
}
