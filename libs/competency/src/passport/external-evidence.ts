import type { Evidence } from '../evidence/evidence.ts';
import type { FrameworkDocument } from '../framework/framework.ts';
import type { PersonId } from '../person/ids.ts';
import type { FactFields } from '../person/recorded.ts';
import type { Passport, PassportEvidence } from './passport.ts';

/** A part of a record that the framework here has no word for; the passport itself keeps it. */
export interface LeftOut {
  readonly kind: 'skill' | 'treatment-site' | 'structure';
  readonly id: string;
}

/** A record of a passport as external evidence here, submitted and verified by nobody yet. */
export interface ExternalEvidence {
  readonly item: PassportEvidence;
  readonly fields: FactFields<Evidence>;
  readonly leftOut: readonly LeftOut[];
}

export interface ImportContext {
  /** Whose record it becomes here. */
  readonly person: PersonId;
  readonly submittedBy: PersonId;
  readonly framework: FrameworkDocument;
  /** Of the passport as it came. */
  readonly sha256: string;
  /** Ids, at the issuer, of records that an earlier passport brought. */
  readonly onFile: ReadonlySet<string>;
}

/** What the import of a passport records, and what it does not. */
export interface PassportRecords {
  readonly records: readonly ExternalEvidence[];
  /** Records for treatment sites of which the framework here knows none: without them they would hold for any. */
  readonly leftOut: readonly PassportEvidence[];
}

/** What the import of a passport would record, in its order; what an earlier one brought is left. */
export function externalEvidence(passport: Passport, context: ImportContext): PassportRecords {
  const known = ids(context.framework.treatmentSites);
  const isElsewhere = ({ treatmentSites }: PassportEvidence): boolean =>
    treatmentSites.length > 0 && !treatmentSites.some((site) => known.has(site));
  const brought = passport.evidence.filter(({ id }) => !context.onFile.has(id));
  return {
    records: brought
      .filter((item) => !isElsewhere(item))
      .map((item) => externalRecord(passport, item, context)),
    leftOut: brought.filter(isElsewhere),
  };
}

function externalRecord(
  { issuer, person }: Passport,
  item: PassportEvidence,
  { framework, sha256, person: holder, submittedBy }: ImportContext,
): ExternalEvidence {
  const skills = ids(framework.skills);
  const sites = ids(framework.treatmentSites);
  const structures = ids(framework.structureSets.flatMap((set) => set.structures));
  const leftOut: LeftOut[] = [
    ...(item.skill === null || skills.has(item.skill)
      ? []
      : [{ kind: 'skill', id: item.skill } as const]),
    ...unknown('treatment-site', item.treatmentSites, sites),
    ...unknown(
      'structure',
      item.structures.map(({ structure }) => structure),
      structures,
    ),
  ];
  return {
    item,
    leftOut,
    fields: {
      person: holder,
      type: 'external-record',
      skill: item.skill !== null && skills.has(item.skill) ? item.skill : null,
      treatmentSites: item.treatmentSites.filter((site) => sites.has(site)),
      platform: item.platform,
      softwareVersions: item.softwareVersions,
      structures: item.structures.filter(({ structure }) => structures.has(structure)),
      score: item.score,
      passMark: item.passMark,
      cases: item.cases,
      casesWithoutIntervention: item.casesWithoutIntervention,
      percentAgreement: item.percentAgreement,
      likert: item.likert,
      caseLog: [],
      reflection: null,
      countersigner: null,
      experience: item.experience,
      nameAsPrinted: person.displayName,
      occurredOn: item.occurredOn,
      issuedOn: item.issuedOn,
      requestedOn: null,
      validUntil: item.validUntil,
      issuer: issuer.name,
      sha256,
      submittedBy,
    },
  };
}

function ids(listed: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(listed.map(({ id }) => id));
}

function unknown(
  kind: LeftOut['kind'],
  named: readonly string[],
  known: ReadonlySet<string>,
): readonly LeftOut[] {
  return [...new Set(named)].filter((id) => !known.has(id)).map((id) => ({ kind, id }));
}
