export { english as portuguese } from './en.ts';
