import { verifyAskLogs } from '../ask-log/verify-asks.ts';
import { openDatabase } from '../database/open-database.ts';
import { verifyLedgers } from '../ledger/verify-ledger.ts';
import type { Command } from './commands.ts';

export const verify: Command = {
  name: 'verify',
  says: 're-hashes every ledger and log of asks and compares them with their rows; JSON',
  async run({ settings, print, say }) {
    const database = await openDatabase(settings, say);
    try {
      const ledgers = await verifyLedgers(database.settings.database.gate);
      const askLogs = await verifyAskLogs(database.settings.database.gate);
      print(JSON.stringify({ ledgers, askLogs }, null, 2));
      return [...ledgers, ...askLogs].every(({ problems }) => problems.length === 0) ? 0 : 1;
    } finally {
      await database.close();
    }
  },
};
