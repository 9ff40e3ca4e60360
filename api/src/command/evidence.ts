import { Refusal } from '../config/refusal.ts';
import { openDatabase } from '../database/open-database.ts';
import { openPublishedFiles, quarantineDirectory } from '../evidence-store/open-published-files.ts';
import { Quarantine } from '../evidence-store/quarantine.ts';
import { verifyEvidence } from '../evidence-store/verify-evidence.ts';
import type { Command } from './commands.ts';

export const evidence: Command = {
  name: 'evidence',
  says: 'verify: re-hashes every file and names what is missing, changed or extra; JSON',
  async run({ settings, parameters, print, say }) {
    if (parameters.length !== 1 || parameters[0] !== 'verify') {
      throw new Refusal('Say what to do with the evidence: npm run oart -- evidence verify');
    }
    const database = await openDatabase(settings, say);
    try {
      const { gate } = database.settings.database;
      const quarantine = new Quarantine(quarantineDirectory(settings));
      const files = await openPublishedFiles(settings, quarantine);
      const found = await verifyEvidence(gate, files);
      print(JSON.stringify(found, null, 2));
      const { missing, changed, extra } = found;
      return missing.length + changed.length + extra.length === 0 ? 0 : 1;
    } finally {
      await database.close();
    }
  },
};
