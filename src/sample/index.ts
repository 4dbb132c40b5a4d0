export { type TownBrand, townBrand, townCompetitors } from './brand.ts';
export { customersPerBlock, type TownOptions, type TownPlan, townVersion } from './plan.ts';
export { type TruthTable, type TruthTableName, truthTables } from './tables/truth.ts';
export {
  type BlockRange,
  createTown,
  type Town,
  type TownTable,
  type TownTableName,
} from './town.ts';
