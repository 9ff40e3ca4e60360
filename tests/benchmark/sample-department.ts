import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type {
  Department,
  FrameworkDocument,
  PolicyDocument,
  TimeZone,
  UnitId,
} from '@oart/competency';
import { SampleLedger, day, instantOn } from './sample-ledger.ts';

export const SITES = ['cervix', 'bladder', 'prostate'] as const;
export const UNIT = 'ethos-1' as UnitId;
/** The day on which every sample is looked at. */
export const TODAY = day('2026-11-16');

export const FRAMEWORK = published('oart-framework-v1.json') as FrameworkDocument;
const POLICY = published('oart-policy-defaults.json') as PolicyDocument;

/** The published framework and policy, one Ethos with three software versions and all three treatment sites. */
export function sampleDepartment(): Department {
  const ledger = new SampleLedger();
  const manager = 'services-manager';
  const opened = day('2021-01-04');
  const software = (version: string, from: string, changeClass: 'major' | 'minor') => ({
    ...ledger.record(opened, manager),
    unit: UNIT,
    version,
    effectiveAt: instantOn(day(from), '05:00'),
    changeClass,
    correction: null,
  });
  return {
    frameworks: [
      {
        document: FRAMEWORK,
        index: 0,
        sha256: '0'.repeat(64),
        effectiveFrom: opened,
        withdrawal: null,
      },
    ],
    policies: [{ index: 0, document: POLICY }],
    units: [
      {
        ...ledger.record(opened, manager),
        id: UNIT,
        name: 'Ethos-1',
        site: 'Southend',
        timeZone: 'Europe/London' as TimeZone,
        platform: 'ethos',
        treatmentSites: SITES,
        siteChanges: [],
        software: [
          software('1.1', '2021-01-04', 'major'),
          software('2.0', '2023-06-01', 'major'),
          software('2.1', '2025-02-03', 'minor'),
        ],
      },
    ],
    protocols: [],
    protocolApprovals: [],
  };
}

function published(name: string): unknown {
  const file = fileURLToPath(import.meta.resolve(`@oart/competency/documents/${name}`));
  return JSON.parse(readFileSync(file, 'utf8'));
}
