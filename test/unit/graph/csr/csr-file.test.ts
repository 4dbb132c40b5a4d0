import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Csr, csrChunks, openCsr } from '../../../../graph/index.ts';
import { network, randomRows } from '../networks.ts';

const bytesOf = (csr: Csr): Uint8Array => Buffer.concat([...csrChunks(csr)]);

function open(bytes: Uint8Array, memoryMb = 1): Csr {
  let at = 0;
  return openCsr({
    memoryMb,
    read(into) {
      const piece = bytes.subarray(at, at + into.length);
      into.set(piece);
      at += piece.length;
      return piece.length;
    },
  });
}

describe('a network as one file', () => {
  const csr = network(50, randomRows({ nodes: 50, edges: 300, seed: 1 }));

  it('is the same when opened again, in shared memory', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kith-csr-'));
    try {
      const path = join(folder, 'network');
      const written = openSync(path, 'w');
      for (const chunk of csrChunks(csr)) writeSync(written, chunk);
      closeSync(written);
      const file = openSync(path, 'r');
      const opened = openCsr({ read: (into) => readSync(file, into), memoryMb: 1 });
      closeSync(file);
      expect(opened).toEqual(csr);
      expect(opened.outTargets.buffer).toBeInstanceOf(SharedArrayBuffer);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('holds a network without nodes', () => {
    expect(open(bytesOf(network(0, [])))).toEqual(network(0, []));
  });

  it('is refused when any byte of it is wrong, missing or too many', () => {
    const bytes = bytesOf(csr);
    const refusal = { code: 'input.file_unusable' };
    for (const at of [0, 4, 9, 63, 64, 500, bytes.length - 1]) {
      const wrong = Uint8Array.from(bytes);
      wrong[at]! ^= 1;
      expect(() => open(wrong)).toThrow(expect.objectContaining(refusal));
    }
    expect(() => open(bytes.subarray(0, -1))).toThrow(/ends too early/);
    expect(() => open(new Uint8Array(0))).toThrow(/ends too early/);
    expect(() => open(Buffer.concat([bytes, Buffer.from([0])]))).toThrow(/longer/);
  });

  it('is refused, with the figure, when it is larger than allowed', () => {
    expect(() => open(bytesOf(csr), 0)).toThrow(
      expect.objectContaining({
        code: 'limit.graph_memory',
        details: { nodes: 50, edges: csr.edges, neededMb: 1, memoryMb: 0 },
      }),
    );
  });
});
