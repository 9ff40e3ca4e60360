import { CreateGround1763740800000 } from './1763740800000-create-ground.ts';
import { CreateOrganisation1763740801000 } from './1763740801000-create-organisation.ts';
import { CreatePerson1763740802000 } from './1763740802000-create-person.ts';
import { CreateFramework1763740803000 } from './1763740803000-create-framework.ts';
import { CreateEvidence1763740804000 } from './1763740804000-create-evidence.ts';

export { createFactTable } from './fact-table.ts';
export type { FactTable } from './fact-table.ts';
export { createWorkingTable } from './working-table.ts';
export type { WorkingTable } from './working-table.ts';
export * from './roles.ts';

/** Every migration, in the order in which they run. A new one is added at the end. */
export const MIGRATIONS = [
  CreateGround1763740800000,
  CreateOrganisation1763740801000,
  CreatePerson1763740802000,
  CreateFramework1763740803000,
  CreateEvidence1763740804000,
] as const;
