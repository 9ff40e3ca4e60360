import type { EntityTarget, ObjectLiteral } from 'typeorm';

/** Every entity of the api; a feature adds its own here. */
export const ENTITIES: readonly EntityTarget<ObjectLiteral>[] = [];
