import { z } from 'zod';

/** A group of settings that may be left out as a whole: each has its default. */
export const section = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape).prefault({} as never);
