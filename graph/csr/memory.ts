/** Refuses a network larger than the memory it may take, before anything of it is allocated. */
import { AppError } from '../../src/kernel/index.ts';

export interface NeededMemory {
  readonly nodes: number;
  readonly edges: number;
  readonly bytes: number;
  readonly memoryMb: number;
}

const megabyte = 1_048_576;

export function requireMemory({ nodes, edges, bytes, memoryMb }: NeededMemory): void {
  const neededMb = Math.ceil(bytes / megabyte);
  if (neededMb <= memoryMb) return;
  throw new AppError(
    'limit.graph_memory',
    `the network of ${nodes} profiles and ${edges} edges needs about ${neededMb} MB, and ${memoryMb} MB are allowed`,
    { details: { nodes, edges, neededMb, memoryMb } },
  );
}
