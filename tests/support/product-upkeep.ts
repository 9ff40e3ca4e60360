/** What looks after an evidence store, for tests that do not wait for days. */
export { EvidenceUpkeep } from '../../api/src/evidence-store/evidence-upkeep.ts';
