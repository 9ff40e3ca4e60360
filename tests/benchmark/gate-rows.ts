import { createHash } from 'node:crypto';
import type { PersonFacts, Recorded } from '@oart/competency';
import type { JsonValue } from '@oart/ledger';
import {
  ENTITLER,
  FRAMEWORK,
  LEDGER,
  POLICY,
  gateDepartment,
  idOf,
  recorded,
} from './gate-department.ts';
import { TIME_ZONE } from './gate-calendar.ts';
import { ROLES, TREATMENT_SITES } from './gate-roles.ts';

/** A fact as its table and its ledger payload hold it. */
export interface FactRow {
  readonly table: string;
  readonly id: string;
  readonly index: number;
  readonly recordedAt: string;
  readonly row: Readonly<Record<string, JsonValue>>;
}

export const EMPLOYER = idOf('employer', 0);

/** What belongs to the department, the entitler, and the one signature that every grant of the workload names. */
export function departmentRows(): readonly FactRow[] {
  const { units } = gateDepartment();
  const [framework, policy] = [FRAMEWORK, POLICY].map((document) =>
    Buffer.from(JSON.stringify(document)),
  ) as [Buffer, Buffer];
  return [
    rowOf('site', recorded('site', 0, LEDGER.site), { name: 'Southend', time_zone: TIME_ZONE }),
    ...units.map((unit) =>
      rowOf('treatment_unit', unit, {
        site_id: idOf('site', 0),
        name: unit.name,
        platform: unit.platform,
        treatment_sites: unit.treatmentSites,
      }),
    ),
    ...units.flatMap(({ software }) =>
      software.map((change) =>
        rowOf('software_change', change, {
          unit_id: change.unit,
          version: change.version,
          effective_at: change.effectiveAt,
          change_class: change.changeClass,
          reason: null,
          never_was: null,
        }),
      ),
    ),
    rowOf('framework_version', recorded('framework', 0, LEDGER.framework), {
      ...documentColumns(framework),
      effective_from: '2023-01-01',
    }),
    rowOf('framework_approval', recorded('framework-approval', 0, LEDGER.frameworkApproval), {
      framework_version_id: idOf('framework', 0),
    }),
    rowOf('policy_version', recorded('policy', 0, LEDGER.policy), documentColumns(policy)),
    rowOf('policy_approval', recorded('policy-approval', 0, LEDGER.policyApproval), {
      policy_version_id: idOf('policy', 0),
    }),
    rowOf('person', recorded('person', 0, LEDGER.entitler), {
      staff_number: 'HoRTP',
      display_name: 'HoRTP',
      aliases: [],
    }),
    rowOf('delegation', recorded('delegation', 0, LEDGER.delegation), {
      person_id: ENTITLER,
      number: 'D1',
      roles: ROLES.map(({ id }) => id),
      treatment_sites: TREATMENT_SITES,
      starts_on: '2023-01-01',
      ends_on: '2039-12-31',
      instrument: 'Letter of appointment',
    }),
    rowOf('signature', recorded('signature', 0, LEDGER.signature), {
      signer_id: ENTITLER,
      meaning: 'granted',
      statement: null,
      record_sha256: '0'.repeat(64),
      factor: 'password',
      challenge_id: idOf('challenge', 0),
      challenge_sha256: '0'.repeat(64),
    }),
  ];
}

function documentColumns(document: Buffer): Readonly<Record<string, JsonValue>> {
  return {
    number: 1,
    document: `\\x${document.toString('hex')}`,
    sha256: createHash('sha256').update(document).digest('hex'),
  };
}

/** A person's facts as the rows that the product's repositories read them from, in ledger order. */
export function personRows(facts: PersonFacts): readonly FactRow[] {
  const { person } = facts;
  const rows = [
    rowOf('person', person, {
      staff_number: person.staffNumber,
      display_name: person.displayName,
      aliases: person.aliases,
    }),
    ...facts.employments.map((fact) =>
      rowOf('employment', fact, {
        person_id: fact.person,
        contract: fact.contract,
        profession: fact.profession,
        band: fact.band,
        wte: fact.wte.toFixed(2),
        starts_on: fact.startsOn,
        ends_on: fact.endsOn,
      }),
    ),
    ...facts.registrationChecks.map((fact) =>
      rowOf('registration_check', fact, {
        person_id: fact.person,
        body: fact.body,
        part: fact.part,
        number: fact.number,
        status: fact.status,
        status_from: fact.statusFrom,
        validity: fact.validity,
        valid_until: fact.validUntil,
        checked_on: fact.checkedOn,
        source: fact.source,
      }),
    ),
    ...facts.absences.map((fact) =>
      rowOf('absence', fact, {
        person_id: fact.person,
        starts_on: fact.from,
        returned_on: fact.returnedOn,
        category: fact.category,
      }),
    ),
    ...entitlementRows(facts),
  ];
  return rows.sort((one, other) => one.index - other.index);
}

function entitlementRows(facts: PersonFacts): readonly FactRow[] {
  const signature_id = idOf('signature', 0);
  return [
    ...facts.entitlements.map((fact) =>
      rowOf('entitlement', fact, {
        number: fact.number,
        person_id: fact.person,
        duty_holder: fact.dutyHolder,
        role: fact.role,
        tasks: fact.tasks,
        treatment_sites: fact.scope.treatmentSites,
        platform: fact.scope.platform,
        unit_ids: fact.scope.units,
        software_versions: fact.scope.softwareVersions,
        adaptation_types: fact.scope.adaptationTypes,
        framework_version: fact.frameworkVersion,
        basis: [],
        conditions: fact.conditions,
        proposer_id: fact.proposer,
        entitler_id: fact.entitler,
        delegation_id: fact.delegation,
        effective_from: fact.effectiveFrom,
        review_due_on: fact.reviewDueOn,
        expires_on: fact.expiresOn,
        replaces_id: fact.replaces,
        signature_id,
      }),
    ),
    ...facts.acceptances.map((fact) =>
      rowOf('entitlement_acceptance', fact, {
        entitlement_id: fact.entitlement,
        holder_id: fact.holder,
        signature_id,
      }),
    ),
    ...facts.entitlementReviews.map((fact) =>
      rowOf('entitlement_review', fact, {
        entitlement_id: fact.entitlement,
        next_review_due_on: fact.nextReviewDueOn,
      }),
    ),
  ];
}

export function rowOf(
  table: string,
  { id, index, recordedAt, recordedBy, supersedes }: Recorded,
  columns: Readonly<Record<string, JsonValue>>,
): FactRow {
  const row = {
    employer_id: EMPLOYER,
    id,
    ledger_index: String(index),
    recorded_at: recordedAt,
    recorded_by: recordedBy,
    supersedes_id: supersedes,
    ...columns,
  };
  return { table, id, index, recordedAt, row };
}
