import type { RunningSettings } from '../config/settings.ts';
import { createDataSource } from '../database/data-source.ts';
import type { InstallationOwner } from '../database/installation.ts';
import { openEmployer } from '../ledger/employers.ts';
import { Recorder } from '../ledger/recorder.ts';

/** The demonstration employer's id is fixed, so that a load that was cut off finds its employer. */
const EMPLOYER_ID = '0197a000-0000-7000-8000-000000000001';

/**
 * Loads the demonstration department, through the real use cases, over the past year. Called again
 * after a load that was cut off, it goes on where that one ended.
 * @param installation moves the database's clock; its caller puts the clock back.
 */
export async function loadDemonstration(
  settings: RunningSettings,
  installation: InstallationOwner,
): Promise<void> {
  await installation.releaseClock();
  const database = await createDataSource(settings.database.app, { connections: 1 }).initialize();
  try {
    await new Recorder(database).write(EMPLOYER_ID, async (tx) => {
      const [known] = await tx.query<unknown[]>(
        'select from oart.employer where employer_id = $1',
        [EMPLOYER_ID],
      );
      if (known === undefined) await openEmployer(tx, EMPLOYER_ID, 'Demonstration hospital');
    });
  } finally {
    await database.destroy();
  }
}
