// First module of a thread: teaches it TypeScript, then hands over.
import { register } from 'tsx/esm/api';

register();
await import('./thread-end.ts');
