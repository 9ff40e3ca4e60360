import { DataSource } from 'typeorm';
import { ENTITIES } from './entities.ts';
import type { Entity } from './entities.ts';
import { SnakeNaming } from './snake-naming.ts';
import { stringTypes } from './string-types.ts';

export interface DataSourceSize {
  readonly connections: number;
  /** All of the product's, unless told otherwise. */
  readonly entities?: readonly Entity[];
}

/** Connections of one role, as the features use them. The schema is never changed from here. */
export function createDataSource(
  url: string,
  { connections, entities = ENTITIES }: DataSourceSize,
): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema: 'oart',
    entities: [...entities],
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    migrationsRun: false,
    applicationName: 'oart',
    connectTimeoutMS: 5_000,
    poolSize: connections,
    extra: { types: stringTypes },
  });
}
