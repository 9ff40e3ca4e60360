import type { Duplex } from 'node:stream';
import pg from 'pg';
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

/** How long a database may take to let somebody in, in ms. To wait for a connection to come free may take longer. */
const LET_IN_WITHIN_MS = 1_000;

/** What it sends to the database, and pg does not tell the types of. */
interface Wire {
  readonly connection: { readonly stream: Duplex };
}

/** Lets nobody wait long for a connection, and sends together what is asked in one turn. */
class PromptClient extends pg.Client {
  constructor(options: pg.ClientConfig) {
    super({ ...options, connectionTimeoutMillis: LET_IN_WITHIN_MS });
    const ask = this.query.bind(this) as (...asked: unknown[]) => unknown;
    this.query = ((...asked: unknown[]) => {
      // Each message of its own would wake the process of the database by itself, which costs more than it says.
      const { stream } = (this as unknown as Wire).connection;
      stream.cork();
      process.nextTick(() => {
        stream.uncork();
      });
      return ask(...asked);
    }) as typeof this.query;
  }
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
    // Statements asked for together go out together: the facts of a person come in four round trips.
    extra: { types: stringTypes, Client: PromptClient, pipeline: true },
  });
}
