import { Refusal } from '../config/refusal.ts';
import { openDatabase } from '../database/open-database.ts';
import type { Command } from './commands.ts';

const USAGE =
  'Usage: npm run oart -- open-employer "Name of the employer" sign-in-name staff-number "Name of the administrator"';

/** The first person and account of an employer; the password is printed once. */
export const openEmployer: Command = {
  name: 'open-employer',
  says: 'Enter an employer and its first administrator, whose password is printed',
  async run({ settings, parameters, print, say }) {
    const [employer, signInName, staffNumber, displayName, ...more] = parameters;
    if (
      employer === undefined ||
      signInName === undefined ||
      staffNumber === undefined ||
      displayName === undefined ||
      more.length > 0
    ) {
      throw new Refusal(USAGE);
    }
    const database = await openDatabase(settings, say);
    try {
      // Only this command needs the whole product; the others start without it.
      const { openEmployerWithAdministrator } = await import('../account/open-employer.ts');
      const opened = await openEmployerWithAdministrator(database.settings, {
        employer,
        signInName,
        staffNumber,
        displayName,
      });
      print(`Employer ${opened.employerId}`);
      print(`Sign in as ${opened.signInName} with ${opened.password}`);
      return 0;
    } finally {
      await database.close();
    }
  },
};
