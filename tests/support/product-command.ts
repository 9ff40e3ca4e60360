/** Commands of the product, for tests; apart, because a command may load entities with decorators. */
import { runCommand } from '../../api/src/command/commands.ts';
import type { TestDatabase } from './database.ts';

export { runCommand };

/** Runs a command on a test's database, as an operator runs it beside the product. */
export async function commandOn(
  { settings, urls }: Pick<TestDatabase, 'settings' | 'urls'>,
  asked: readonly string[],
): Promise<{ readonly code: number; readonly said: string }> {
  const said: string[] = [];
  const code = await runCommand(
    asked,
    {
      OART_KIND: 'test',
      OART_DATA_DIR: settings.dataDirectory,
      DATABASE_URL: urls.app,
      DATABASE_GATE_URL: urls.gate,
      DATABASE_OWNER_URL: urls.owner,
    },
    {
      directories: { product: settings.dataDirectory, caller: settings.dataDirectory },
      print: (line) => said.push(line),
      say: () => undefined,
    },
  );
  return { code, said: said.join('') };
}
