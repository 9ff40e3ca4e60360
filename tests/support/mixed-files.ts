import { randomBytes } from 'node:crypto';
import type { EvidenceRequest } from '@oart/contract';
import { pngOf } from './hostile-files.ts';
import { announcement, pdfFile } from './uploads.ts';

/** A file that no other has, and what is said of it. */
export interface AnnouncedFile {
  readonly bytes: Buffer;
  readonly request: EvidenceRequest;
}

const SIDE = 64;

/** Files of every kind that is sent: certificates as PDF and as picture, and tables of attempts, in turn. */
export function mixedFile(turn: number, nameAsPrinted: string): AnnouncedFile {
  switch (turn % 3) {
    case 0:
      return announced(pdfFile(), 'certificate.pdf', 'application/pdf', nameAsPrinted);
    case 1:
      return announced(picture(), 'screenshot.png', 'image/png', nameAsPrinted);
    default:
      return announced(table(nameAsPrinted), 'log.csv', 'text/csv', nameAsPrinted, {
        type: 'proknow-log',
        skill: 'oar-outlining',
        treatmentSites: ['prostate'],
      });
  }
}

function announced(
  bytes: Buffer,
  name: string,
  mediaType: string,
  nameAsPrinted: string,
  fields: Partial<EvidenceRequest> = {},
): AnnouncedFile {
  const request = announcement(bytes, nameAsPrinted, fields);
  return { bytes, request: { ...request, file: { ...request.file, name, mediaType } } };
}

function picture(): Buffer {
  const pixels = randomBytes((SIDE + 1) * SIDE);
  // The first byte of each row says how it is packed: 0 is as it is.
  for (let row = 0; row < SIDE; row += 1) pixels[row * (SIDE + 1)] = 0;
  return pngOf(SIDE, SIDE, pixels);
}

function table(profileName: string): Buffer {
  // Letters alone: no row of digits that could be taken for the number of a patient.
  const dataSet = randomBytes(8).toString('hex').replaceAll(/\d/g, 'x');
  return Buffer.from(
    [
      'structure,score,pass mark,attempt,completed on,data set,modality,profile name',
      `Bladder,60,75,1,2026-01-05,Pelvis ${dataSet},CT,${profileName}`,
      `Bladder,88,75,2,2026-01-05,Pelvis ${dataSet},CT,${profileName}`,
    ].join('\r\n'),
  );
}
