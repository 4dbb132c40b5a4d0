/**
 * Zod as CommonJS, in a third of the time: its hundred ES modules would pass the
 * TypeScript loader one by one, in every command. Its types come from the package.
 */
import { createRequire } from 'node:module';

export const { z } = createRequire(import.meta.url)('zod') as typeof import('zod');
