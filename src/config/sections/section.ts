import type { z as zod } from 'zod';
import { z } from '../zod.ts';

/** A group of settings that may be left out as a whole: each has its default. */
export const section = <Shape extends zod.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape).prefault({} as never);
