/** A folder of edge lists, and the commands on them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type InfluenceFilesOptions,
  runInfluenceFiles,
} from '../../../src/app/network/influence-files.ts';
import {
  type MeasureFilesOptions,
  runMeasureFiles,
} from '../../../src/app/network/measure-files.ts';
import { type LoadedConfig, loadConfig } from '../../../src/config/index.ts';

export interface NetworkWorld {
  readonly folder: string;
  file(name: string, content: string | Uint8Array): string;
  out(name: string): string;
  /** Rows of an NDJSON result. */
  rows(name: string): Record<string, unknown>[];
  influence(
    edges: readonly string[],
    more?: Partial<InfluenceFilesOptions>,
  ): ReturnType<typeof runInfluenceFiles>;
  measure(
    edges: readonly string[],
    more?: Partial<MeasureFilesOptions>,
  ): ReturnType<typeof runMeasureFiles>;
  close(): void;
}

/** Configuration of the command, with a network of at most so many MB. */
export function limitedTo(memoryMb: number): LoadedConfig {
  const loaded = loadConfig({ file: undefined });
  const { config } = loaded;
  return { ...loaded, config: { ...config, graph: { ...config.graph, memoryMb } } };
}

export function createNetworkWorld(): NetworkWorld {
  const folder = mkdtempSync(join(tmpdir(), 'kith-test-network-'));
  const out = (name: string): string => join(folder, name);
  const loaded = loadConfig({ file: undefined });
  return {
    folder,
    out,
    file(name, content) {
      writeFileSync(out(name), content);
      return out(name);
    },
    rows: (name) =>
      readFileSync(out(name), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    influence: (edges, more) =>
      runInfluenceFiles({
        ...{ loaded, edges, k: 1, out: out('chosen.ndjson'), probability: undefined },
        ...{ candidates: [], kept: [], budget: undefined, seed: undefined, emit: () => {} },
        ...{
          lists: [],
          audience: [],
          authenticity: [],
          epsilon: undefined,
          saveNetwork: undefined,
        },
        ...more,
      }),
    measure: (edges, more) =>
      runMeasureFiles({
        ...{
          loaded,
          edges,
          out: out('measured.ndjson'),
          network: undefined,
          saveNetwork: undefined,
          around: [],
          steps: 2,
          seed: undefined,
          emit: () => {},
        },
        ...more,
      }),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
