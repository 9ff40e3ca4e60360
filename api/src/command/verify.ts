import { openDatabase } from '../database/open-database.ts';
import { verifyLedgers } from '../ledger/verify-ledger.ts';
import type { Command } from './commands.ts';

export const verify: Command = {
  name: 'verify',
  says: 're-hashes every ledger and compares it with the facts; JSON',
  async run({ settings, print, say }) {
    const database = await openDatabase(settings, say);
    try {
      const ledgers = await verifyLedgers(database.settings.database.gate);
      print(JSON.stringify({ ledgers }, null, 2));
      return ledgers.every(({ problems }) => problems.length === 0) ? 0 : 1;
    } finally {
      await database.close();
    }
  },
};
