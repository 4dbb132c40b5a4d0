/** The gazetteer of the packages, as a night reads it. */
import { createModels } from '../../../src/app/models.ts';
import { type Gazetteer, gazetteerFrom, openGazetteer } from '../../../src/match/index.ts';

let read: Promise<Gazetteer> | undefined;

export function gazetteerOfPackages(): Promise<Gazetteer> {
  read ??= open();
  return read;
}

async function open(): Promise<Gazetteer> {
  const tables = gazetteerFrom(await createModels().read('gazetteer'));
  if (tables === undefined) throw new Error('the gazetteer just built cannot be read');
  return openGazetteer(tables);
}
