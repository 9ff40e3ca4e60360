import { createHash } from 'node:crypto';
import {
  parseTimeZone,
  type Instant,
  type PersonId,
  type TimeZone,
  type TreatmentUnit,
  type UnitId,
} from '@oart/competency';
import type { ScenarioFramework } from '../documents/framework-versions.ts';
import type { ScenarioPolicy } from '../documents/policy-versions.ts';
import { below, problemAt, type ScenarioProblem } from '../problem.ts';
import { instantIn } from './entry.ts';
import type { Ledger } from './ledger.ts';
import type { MergedScenario, Placed } from './merged.ts';
import type { WrittenPerson, WrittenUnit } from '../written/written-scenario.ts';

/** When things were recorded that a file declares without an instant. */
const BEGINNING = '0001-01-01T00:00:00.000Z' as Instant;

/** What a file declares outside its facts, each with its instant, ready to enter the ledger in order. */
export interface Declaration {
  readonly recordedAt: Instant;
  readonly enter: (ledger: Ledger) => void;
}

/** Frameworks, policies, units with their software, and people, in that order among those of one instant. */
export function declarations(
  scenario: MergedScenario,
  frameworks: readonly ScenarioFramework[],
  policies: readonly ScenarioPolicy[],
  problems: ScenarioProblem[],
): readonly Declaration[] {
  const sites = [
    ...new Set(frameworks.flatMap(({ document }) => document.treatmentSites.map(({ id }) => id))),
  ];
  problems.push(...duplicates(scenario.people), ...duplicates(scenario.units));
  return [
    ...frameworks.map(frameworkDeclaration),
    ...policies.map(policyDeclaration),
    ...scenario.units.flatMap((unit) => unitDeclarations(unit, sites, problems)),
    ...scenario.people
      .filter(({ written }) => written.employer === scenario.employer)
      .map(personDeclaration),
  ];
}

function frameworkDeclaration(version: ScenarioFramework): Declaration {
  const { document, effectiveFrom, withdrawnFrom } = version;
  const recordedAt = instantOr(version.recordedAt);
  return {
    recordedAt,
    enter: (ledger) => {
      const { index } = ledger.next(`framework-${document.number}`, recordedAt, null, null);
      const sha256 = createHash('sha256').update(JSON.stringify(document)).digest('hex');
      const withdrawal = withdrawnFrom === null ? null : { index, from: withdrawnFrom };
      ledger.frameworks.push({ document, index, sha256, effectiveFrom, withdrawal });
    },
  };
}

function policyDeclaration(policy: ScenarioPolicy): Declaration {
  const recordedAt = instantOr(policy.recordedAt);
  return {
    recordedAt,
    enter: (ledger) => {
      const { index } = ledger.next('policy', recordedAt, null, null);
      ledger.policies.push({ index, document: policy.document });
    },
  };
}

function unitDeclarations(
  { written, place }: Placed<WrittenUnit>,
  sites: readonly string[],
  problems: ScenarioProblem[],
): readonly Declaration[] {
  const { id, site = 'the hospital', platform, treatmentSites = sites } = written;
  const timeZone = zoneOf(written.timeZone ?? 'Europe/London');
  if (timeZone === null) {
    const message = `There is no time zone called ${written.timeZone ?? ''}.`;
    problems.push(problemAt(below(place, 'timeZone'), 'unknown-time-zone', message));
    return [];
  }
  treatmentSites.forEach((treatmentSite, position) => {
    if (sites.length === 0 || sites.includes(treatmentSite)) return;
    const message = `No framework of the file has the treatment site ${treatmentSite}.`;
    const where = below(place, 'treatmentSites', position);
    problems.push(problemAt(where, 'unknown-treatment-site', message));
  });
  const recordedAt = instantOr(written.recordedAt ?? null);
  const unit: Declaration = {
    recordedAt,
    enter: (ledger) => {
      const recorded = ledger.next(id, recordedAt, null, null);
      ledger.units.push({
        ...recorded,
        id,
        name: id,
        site,
        timeZone,
        platform,
        treatmentSites,
        siteChanges: [],
        software: [],
      } satisfies TreatmentUnit);
    },
  };
  return [unit, ...written.software.map((change) => softwareDeclaration(id, recordedAt, change))];
}

function softwareDeclaration(
  unit: UnitId,
  unitRecordedAt: Instant,
  { version, effectiveAt, changeClass = null, recordedAt }: WrittenUnit['software'][number],
): Declaration {
  const at = recordedAt === undefined ? unitRecordedAt : instantIn(recordedAt);
  return {
    recordedAt: at,
    enter: (ledger) => {
      const recorded = ledger.next(`${unit}/${version}`, at, null, null);
      const effective = instantIn(effectiveAt);
      ledger.software.push({
        ...{ ...recorded, unit, version, changeClass },
        effectiveAt: effective,
        correction: null,
      });
    },
  };
}

function personDeclaration({ written }: Placed<WrittenPerson>): Declaration {
  const { id, name = id, aliases = [], staffNumber = id } = written;
  const recordedAt = instantOr(written.recordedAt ?? null);
  return {
    recordedAt,
    enter: (ledger) => {
      const recorded = ledger.next(id, recordedAt, null, null);
      ledger.people.set(id as PersonId, { ...recorded, staffNumber, displayName: name, aliases });
    },
  };
}

function duplicates(list: readonly Placed<{ readonly id: string }>[]): readonly ScenarioProblem[] {
  const seen = new Set<string>();
  return list.flatMap(({ written: { id }, place }) => {
    const isSecond = seen.has(id);
    seen.add(id);
    return isSecond
      ? [problemAt(below(place, 'id'), 'duplicate-id', `${id} is declared a second time.`)]
      : [];
  });
}

function instantOr(text: string | null): Instant {
  return text === null ? BEGINNING : instantIn(text);
}

function zoneOf(name: string): TimeZone | null {
  return parseTimeZone(name);
}
