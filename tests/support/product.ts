/** What the tests use of the product itself, beside driving it from outside. No decorators: the runner's set-up loads it. */
export { readSettings } from '../../api/src/config/settings.ts';
export type {
  InstallationKind,
  RunningSettings,
  Settings,
  TokenSettings,
} from '../../api/src/config/settings.ts';
export { InstallationOwner } from '../../api/src/database/installation.ts';
export { migrate, prepare, schemaState } from '../../api/src/database/migrate.ts';
export { EMBEDDED_DATABASE, openDatabase } from '../../api/src/database/open-database.ts';
export { EmbeddedServer } from '../../api/src/embedded-postgres/embedded-server.ts';
