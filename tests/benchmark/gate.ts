import { startCluster, stopCluster } from '../support/cluster.ts';
import { openTestDatabase } from '../support/database.ts';
import type { Figure } from './figure.ts';
import { benchInProcess } from './gate-in-process.ts';
import { installPeers } from './gate-peers.ts';
import { gateRun } from './gate-run.ts';

/** The gate beside its floors and its peers, every answer first compared with the oracle. */
export async function benchGate(): Promise<readonly Figure[]> {
  const run = gateRun();
  installPeers();
  console.log(`Seed ${run.seed} (GATE_SEED draws another workload), ${run.rounds} rounds each.\n`);
  await startCluster();
  try {
    const database = await openTestDatabase();
    try {
      return await benchInProcess(run, database.urls.owner);
    } finally {
      await database.close();
    }
  } finally {
    await stopCluster();
  }
}
