import { join } from 'node:path';
import type { Settings } from '../config/settings.ts';
import { Bucket } from './bucket.ts';
import { DirectoryFiles } from './directory-files.ts';
import type { PublishedFiles } from './published-files.ts';
import type { Quarantine } from './quarantine.ts';
import { S3Files } from './s3-files.ts';

/** Where files of evidence stand on this machine: all of them, or those that are being checked. */
function evidenceDirectory({ dataDirectory }: Settings): string {
  return join(dataDirectory, 'evidence');
}

/** Where files stand while they are received and checked, whichever store they go to. */
export function quarantineDirectory(settings: Settings): string {
  return join(evidenceDirectory(settings), 'quarantine');
}

/** The store of evidence that the settings name; nothing is asked of it yet. */
export async function openPublishedFiles(
  settings: Settings,
  quarantine: Quarantine,
): Promise<PublishedFiles> {
  const { evidenceS3 } = settings;
  if (evidenceS3 === null) return new DirectoryFiles(evidenceDirectory(settings), quarantine);
  return new S3Files(await Bucket.open(evidenceS3), quarantine);
}
