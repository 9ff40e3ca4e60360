import { Refusal } from '../config/refusal.ts';
import { openDatabase } from '../database/open-database.ts';
import type { Command } from './commands.ts';

export const demo: Command = {
  name: 'demo',
  says: 'reset: throws the demonstration department away and loads it anew, counted back from today',
  async run({ settings, parameters, say }) {
    if (parameters.length !== 1 || parameters[0] !== 'reset') {
      throw new Refusal('Say what to do with the demonstration: npm run oart -- demo reset');
    }
    const database = await openDatabase(settings, say);
    try {
      // The whole product: the department is recorded through its routes.
      const { resetDemonstration } = await import('../start/prepare-demonstration.ts');
      await resetDemonstration(database.settings, say);
      say('The demonstration department is as on its first day.');
      return 0;
    } finally {
      await database.close();
    }
  },
};
