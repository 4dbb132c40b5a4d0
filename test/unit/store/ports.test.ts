/** The store's repositories fit the ports a job may ask for, although the rooms do not know each other. */
import { expectTypeOf, it } from 'vitest';
import type { PeoplePort, PublisherPort } from '../../../src/pipeline/index.ts';
import type { Store } from '../../../src/store/index.ts';

it('supplies the ports of the pipeline', () => {
  expectTypeOf<Store['people']>().toExtend<PeoplePort>();
  expectTypeOf<ReturnType<Store['publisher']>>().toExtend<PublisherPort>();
});
