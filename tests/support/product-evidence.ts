/** The evidence store of the product itself, for tests that hold it to its promises or do not wait for days. */
export type { EvidenceChecker } from '../../api/src/evidence-check/evidence-checker.ts';
export { Bucket } from '../../api/src/evidence-store/bucket.ts';
export { DirectoryFiles } from '../../api/src/evidence-store/directory-files.ts';
export { EvidenceUpkeep } from '../../api/src/evidence-store/evidence-upkeep.ts';
export { databaseId } from '../../api/src/evidence-store/naming-database.ts';
export type { PublishedFiles } from '../../api/src/evidence-store/published-files.ts';
export { Quarantine } from '../../api/src/evidence-store/quarantine.ts';
export type { QuarantinedFile } from '../../api/src/evidence-store/quarantine.ts';
export { S3Files } from '../../api/src/evidence-store/s3-files.ts';
export { verifyEvidence } from '../../api/src/evidence-store/verify-evidence.ts';
