export { english as italian } from './en.ts';
