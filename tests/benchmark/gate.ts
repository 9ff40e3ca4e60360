import { startCluster, stopCluster } from '../support/cluster.ts';
import { openTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { shown } from './figure.ts';
import type { Figure } from './figure.ts';
import { benchHttp } from './gate-http.ts';
import { benchInProcess } from './gate-in-process.ts';
import { LOADER } from './gate-load.ts';
import { installPeers } from './gate-peers.ts';
import { requirePinning } from './gate-process.ts';
import { benchRevocation } from './gate-revocation.ts';
import { gateRun } from './gate-run.ts';

/** The gate beside its floors and its peers, every answer first compared with the oracle. */
export async function benchGate(): Promise<readonly Figure[]> {
  const run = gateRun();
  requirePinning();
  installPeers();
  console.log(
    `Seed ${run.seed} (GATE_SEED draws another workload), ${run.rounds} rounds in process, ` +
      `${run.httpRounds} over HTTP, loaded by ${LOADER}.\n`,
  );
  await startCluster();
  try {
    return [
      ...(await onDatabase((database) => benchInProcess(run, database.urls.owner))),
      ...(await onDatabase((database) => benchHttp(run, database))),
      ...(await onDatabase((database) => benchRevocation(run, database))),
    ];
  } finally {
    await stopCluster();
  }
}

async function onDatabase(
  measure: (database: TestDatabase) => Promise<readonly Figure[]>,
): Promise<readonly Figure[]> {
  const database = await openTestDatabase();
  try {
    const figures = await measure(database);
    // A part that fails later does not take these away.
    for (const figure of figures) console.log(`${figure.what}: ${shown(figure)}`);
    return figures;
  } finally {
    await database.close();
  }
}
