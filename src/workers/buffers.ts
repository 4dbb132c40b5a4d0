/**
 * Buffers of an output that may be moved to the other side and need not be
 * copied: those of typed arrays that span the whole of their buffer, as far as
 * two levels of plain objects and arrays deep, which is where columns stand.
 */
const depthMax = 3;

export function buffersIn(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(value, found, 0);
  return [...found];
}

function collect(value: unknown, found: Set<ArrayBuffer>, depth: number): void {
  if (value === null || typeof value !== 'object') return;
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteLength } = value;
    if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength) found.add(buffer);
    return;
  }
  if (depth === depthMax) return;
  // A column of texts or numbers holds no buffer, and is long.
  if (Array.isArray(value) && (value[0] === null || typeof value[0] !== 'object')) return;
  for (const one of Object.values(value)) collect(one, found, depth + 1);
}
