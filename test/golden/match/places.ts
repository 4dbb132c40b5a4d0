/** The gazetteer of the packages, built once a test file. */
import { createModels } from '../../../src/app/models.ts';
import { buildGazetteer, type Gazetteer, openGazetteer } from '../../../src/match/index.ts';

let built: Promise<Gazetteer> | undefined;

export function gazetteerOfPackages(): Promise<Gazetteer> {
  built ??= build();
  return built;
}

async function build(): Promise<Gazetteer> {
  const models = createModels();
  const [cities, regions] = [await models.read('cities'), await models.read('regions')];
  return openGazetteer(buildGazetteer({ cities, regions }));
}
