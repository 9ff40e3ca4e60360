import { CreateGround1763740800000 } from './1763740800000-create-ground.ts';

export { createFactTable } from './fact-table.ts';
export type { FactTable } from './fact-table.ts';
export { createWorkingTable } from './working-table.ts';
export type { WorkingTable } from './working-table.ts';
export * from './roles.ts';

/** Every migration, in the order in which they run. A new one is added at the end. */
export const MIGRATIONS = [CreateGround1763740800000] as const;
