import { join } from 'node:path';
import { openTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { runCommand } from '../support/product-command.ts';
import { verifyLedgers } from '../support/product-recording.ts';
import { signIn } from '../support/signed-in.ts';
import { startProduct } from '../support/start-product.ts';

const FOLDER = import.meta.dirname;

interface Ran {
  readonly code: number;
  readonly lines: readonly string[];
  readonly said: readonly string[];
}

async function load({ settings, urls }: TestDatabase, ...files: readonly string[]): Promise<Ran> {
  const lines: string[] = [];
  const said: string[] = [];
  const environment = {
    OART_DATA_DIR: settings.dataDirectory,
    DATABASE_URL: urls.app,
    DATABASE_GATE_URL: urls.gate,
    DATABASE_OWNER_URL: urls.owner,
  };
  const code = await runCommand(['scenario', 'load', ...files], environment, {
    directories: { product: settings.dataDirectory, caller: FOLDER },
    print: (line) => lines.push(line),
    say: (line) => said.push(line),
  });
  return { code, lines, said };
}

describe('scenario load FILE', () => {
  it('enters the scenario as an employer of its own, whose people can sign in', async () => {
    const database = await openTestDatabase();
    const product = await startProduct({ database });
    try {
      const { code, lines } = await load(database, '44-suspension.json');
      expect(code).toBe(0);
      expect(lines[0]).toBe(
        'Loaded “Suspension after an incident, whole and in part” as an employer of its own.',
      );
      const password = /^Sign in with (\S+) as:$/.exec(lines[1] ?? '')?.[1] ?? '';
      const name = /^(\S+) {2}Adapter-1: staff-member$/m.exec(lines.join('\n'))?.[1] ?? '';
      const adapter = await signIn(product.url, name, password);
      const { body } = await adapter.get('/api/session').expect(200);
      expect(body).toMatchObject({ person: { displayName: 'Adapter-1' } });
      const ledgers = await verifyLedgers(database.urls.gate);
      expect(ledgers.map(({ problems }) => problems)).toEqual([[], []]);
    } finally {
      await product.close();
    }
  });

  it('is refused by a production database in one sentence, which holds no employer afterwards', async () => {
    const database = await openTestDatabase('production');
    try {
      await expect(load(database, '44-suspension.json')).rejects.toThrow(
        'A production database takes no scenarios.',
      );
      expect(await verifyLedgers(database.urls.gate)).toEqual([]);
    } finally {
      await database.close();
    }
  });

  it('says what is wrong with a file before it looks at the database', async () => {
    const database = await openTestDatabase();
    try {
      const { code, lines, said } = await load(database, join('..', 'tsconfig.json'));
      expect(code).toBe(2);
      expect(lines).toEqual([]);
      expect(said.join('\n')).toMatch(/^\.\.\/tsconfig\.json#/);
      await expect(load(database)).rejects.toThrow('Usage: npm run oart -- scenario load FILE');
    } finally {
      await database.close();
    }
  });
});
