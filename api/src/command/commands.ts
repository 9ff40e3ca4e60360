import { Refusal } from '../config/refusal.ts';
import { readSettings } from '../config/settings.ts';
import type { Directories, Settings } from '../config/settings.ts';
import { config } from './config.ts';
import { demo } from './demo.ts';
import { evidence } from './evidence.ts';
import { migrateDatabase } from './migrate-database.ts';
import { openEmployer } from './open-employer.ts';
import { passport } from './passport.ts';
import { scenario } from './scenario.ts';
import { verify } from './verify.ts';

/** What a command is given. */
export interface CommandLine {
  readonly settings: Settings;
  readonly parameters: readonly string[];
  readonly directories: Directories;
  /** Writes a line of the answer. */
  readonly print: (line: string) => void;
  /** Writes a line about the work, which is no part of the answer. */
  readonly say: (line: string) => void;
}

/** A command of `npm run oart --`; resolves to the exit code. */
export interface Command {
  readonly name: string;
  readonly says: string;
  readonly run: (line: CommandLine) => Promise<number>;
}

/** Every command, in the order in which they are listed. A feature adds its own here. */
export const COMMANDS: readonly Command[] = [
  config,
  demo,
  evidence,
  migrateDatabase,
  openEmployer,
  passport,
  scenario,
  verify,
];

/**
 * Runs the command that the first word names.
 * @throws Refusal when there is no such command, or when the command refuses.
 */
export async function runCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  given: Omit<CommandLine, 'settings' | 'parameters'>,
): Promise<number> {
  const [name, ...parameters] = words;
  const command = COMMANDS.find((known) => known.name === name);
  if (command === undefined) {
    if (name !== undefined && name !== 'help') {
      throw new Refusal(`There is no command "${name}": try "npm run oart -- help".`);
    }
    for (const { name: known, says } of COMMANDS) given.print(`${known.padEnd(12)} ${says}`);
    return 0;
  }
  return command.run({
    ...given,
    settings: readSettings(environment, given.directories),
    parameters,
  });
}
