import { verifyAskLogs } from '../ask-log/verify-asks.ts';
import { openDatabase } from '../database/open-database.ts';
import { verifyLedgers } from '../ledger/verify-ledger.ts';
import { verifySignatures } from '../signing/verify-signatures.ts';
import type { Command } from './commands.ts';

export const verify: Command = {
  name: 'verify',
  says: 're-hashes every ledger and log of asks, compares them with their rows, and proves every signature again; JSON',
  async run({ settings, print, say }) {
    const database = await openDatabase(settings, say);
    try {
      const { gate } = database.settings.database;
      const ledgers = await verifyLedgers(gate);
      const askLogs = await verifyAskLogs(gate);
      const signatures = await verifySignatures(gate);
      print(JSON.stringify({ ledgers, askLogs, signatures }, null, 2));
      const all = [...ledgers, ...askLogs, ...signatures];
      return all.every(({ problems }) => problems.length === 0) ? 0 : 1;
    } finally {
      await database.close();
    }
  },
};
