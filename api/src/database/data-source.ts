import { DataSource } from 'typeorm';
import { ENTITIES } from './entities.ts';
import { SnakeNaming } from './snake-naming.ts';
import { stringTypes } from './string-types.ts';

export interface PoolSize {
  readonly connections: number;
}

/** Connections of one role, as the features use them. The schema is never changed from here. */
export function createDataSource(url: string, { connections }: PoolSize): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema: 'oart',
    entities: ENTITIES as never,
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    migrationsRun: false,
    applicationName: 'oart',
    connectTimeoutMS: 5_000,
    poolSize: connections,
    extra: { types: stringTypes },
  });
}
