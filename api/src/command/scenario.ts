import { resolve } from 'node:path';
import { FILES_ON_DISK, openScenario, sayProblems } from '@oart/scenario';
import { hashPassword, newPassword } from '../account/password.ts';
import { Refusal } from '../config/refusal.ts';
import { createDataSource } from '../database/data-source.ts';
import { openDatabase } from '../database/open-database.ts';
import { Recorder } from '../ledger/recorder.ts';
import { PastRefused } from '../ledger/recording-errors.ts';
import { ScenarioLoad } from '../scenario/scenario-load.ts';
import type { Command } from './commands.ts';

const USAGE =
  'Usage: npm run oart -- scenario load FILE (without "load" it is answered by the rules alone)';

/** A scenario file as an employer of its own; `scenario FILE` alone never comes here and needs no database. */
export const scenario: Command = {
  name: 'scenario',
  says: 'FILE: answers a scenario by the rules alone; load FILE: enters it as an employer (never in production)',
  async run({ settings, parameters, directories, print, say }) {
    const [load, file, ...others] = parameters;
    if (load !== 'load' || file === undefined || others.length > 0) throw new Refusal(USAGE);
    const opened = openScenario(resolve(directories.caller, file), FILES_ON_DISK);
    if (opened.kind === 'refused') return sayProblems(opened, directories.caller, say);
    const database = await openDatabase(settings, say);
    const connections = createDataSource(database.settings.database.app, { connections: 1 });
    try {
      await connections.initialize();
      const password = newPassword();
      const loading = new ScenarioLoad(
        new Recorder(connections),
        opened,
        await hashPassword(password),
      );
      await loading.upTo();
      print(`Loaded “${opened.scenario.title}” as an employer of its own.`);
      print(`Sign in with ${password} as:`);
      for (const { signInName, person, permissions } of loading.accounts) {
        print(`${signInName}  ${person ?? 'nobody of the file'}: ${permissions.join(', ')}`);
      }
      return 0;
    } catch (error) {
      throw error instanceof PastRefused ? new Refusal(error.message) : error;
    } finally {
      if (connections.isInitialized) await connections.destroy();
      await database.close();
    }
  },
};
