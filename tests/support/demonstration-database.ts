import { EMBEDDED_DATABASE, EmbeddedServer } from './product.ts';

/** The database of the demonstration that the browser tests drive. */
export interface DemonstrationDatabase {
  readonly ownerUrl: string;
  close(): Promise<void>;
}

/** Joins the PostgreSQL that the running product started. */
export async function openDemonstrationDatabase(): Promise<DemonstrationDatabase> {
  const dataDirectory = process.env['OART_DEMONSTRATION_DIRECTORY'];
  if (dataDirectory === undefined) {
    throw new Error('No demonstration: jest.config.mjs names tests/support/browser-setup.ts');
  }
  const server = await EmbeddedServer.open({
    dataDirectory,
    announce: (sentence) => {
      process.stderr.write(`${sentence}\n`);
    },
  });
  return { ownerUrl: server.urls(EMBEDDED_DATABASE).owner, close: () => server.close() };
}
