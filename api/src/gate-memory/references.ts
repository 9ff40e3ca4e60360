import type { RecordedRow } from '../ledger-feed/feed-connection.ts';

/** Tables that no rule reads: what is recorded in them changes no answer. */
const NOT_READ_BY_RULES: ReadonlySet<string> = new Set([
  'account_invitation',
  'account_invitation_use',
  'act_countersignature',
  'agency_request',
  'break_glass',
  'downtime_correction',
  'downtime_period',
  'entitlement_letter',
  'evidence_read',
  'exceptional_review',
  'gate_decision',
  'passport_import',
  'passport_issue',
  'passport_key',
  'passport_record',
  'permission_grant',
  'signature',
  'signing_factor',
  'signing_factor_revocation',
  'trusted_issuer',
  'trusted_issuer_withdrawal',
  'workstation',
  'workstation_revocation',
]);

/** Tables that belong to the department and to no one person or case. */
const OF_THE_DEPARTMENT: ReadonlySet<string> = new Set([
  'framework_approval',
  'framework_version',
  'framework_withdrawal',
  'plan_selection_protocol',
  'policy_approval',
  'policy_version',
  'protocol_approval',
  'site',
  'software_change',
  'treatment_site_change',
  'treatment_unit',
]);

/** Tables whose facts concern the people and cases that they name, and nobody else. */
const OF_PEOPLE_AND_CASES: ReadonlySet<string> = new Set([
  'absence',
  'act',
  'act_correction',
  'appointment',
  'assessment',
  'assessment_acknowledgement',
  'assessment_review',
  'assessment_void',
  'basis_amendment',
  'conditions_decision',
  'delegation',
  'delegation_end',
  'employment',
  'entitlement',
  'entitlement_acceptance',
  'entitlement_review',
  'entitlement_withdrawal',
  'equivalence',
  'equivalence_end',
  'evidence',
  'evidence_countersignature',
  'evidence_review',
  'evidence_revocation',
  'founding_appointment',
  'fraction_end',
  'name_correction',
  'person',
  'registration_check',
  'revocation_retraction',
  'suspension',
  'suspension_lift',
  'treatment_case',
  'waiver',
]);

const NO_ENTRIES: ReadonlySet<string> = new Set();

/** Who recorded a fact is not whom it concerns. */
const RECORDER = 'recorded_by';

/** What a recorded fact changes: nothing that is asked, the department, named entries, or who knows what. */
export type Touched =
  | { readonly kind: 'nothing' | 'department' | 'everything' }
  | { readonly kind: 'entries'; readonly keys: readonly string[] };

/** The entry of a case; its fractions are remembered under it. A person's entry is the person's id. */
export function caseEntry(reference: string): string {
  return `case ${reference}`;
}

/**
 * Which remembered entries each fact belongs to. A new fact belongs to the entries that it names,
 * directly or through a fact of theirs; one that names none that is known here, or lies in a table that
 * is not listed above, could concern anybody.
 */
export class References {
  /** One entry where there is one only, as for most of a million facts: a set each would weigh more than they do. */
  readonly #entriesOf = new Map<string, string | Set<string>>();

  /** Lets facts that name `reference` lead to the entry. */
  add(reference: string, entry: string): void {
    const entries = this.#entriesOf.get(reference);
    if (entries === undefined) this.#entriesOf.set(reference, entry);
    else if (typeof entries !== 'string') entries.add(entry);
    else if (entries !== entry) this.#entriesOf.set(reference, new Set([entries, entry]));
  }

  /** Every fact found in what is remembered of an entry leads to it, and so do its cases. */
  addAll(facts: unknown, entry: string): void {
    if (typeof facts !== 'object' || facts === null) return;
    if (Array.isArray(facts)) {
      for (const fact of facts) this.addAll(fact, entry);
      return;
    }
    const fields = facts as Readonly<Record<string, unknown>>;
    if (typeof fields['id'] === 'string' && 'index' in fields) this.add(fields['id'], entry);
    if (typeof fields['caseReference'] === 'string') this.add(fields['caseReference'], entry);
    for (const name in fields) this.addAll(fields[name], entry);
  }

  #entries(reference: string): Iterable<string> {
    const entries = this.#entriesOf.get(reference) ?? NO_ENTRIES;
    return typeof entries === 'string' ? [entries] : entries;
  }

  touchedBy({ schema, row }: RecordedRow): Touched {
    if (schema === null) return { kind: 'everything' };
    if (NOT_READ_BY_RULES.has(schema)) return { kind: 'nothing' };
    if (OF_THE_DEPARTMENT.has(schema)) return { kind: 'department' };
    if (!OF_PEOPLE_AND_CASES.has(schema)) return { kind: 'everything' };
    const id = String(row['id']);
    if (schema === 'person') this.add(id, id);
    if (schema === 'treatment_case') {
      const reference = String(row['reference']);
      this.add(reference, caseEntry(reference));
    }
    const keys = new Set(
      Object.entries(row)
        .filter(([column]) => column !== RECORDER)
        .flatMap(([, value]) => texts(value))
        .flatMap((text) => [...this.#entries(text)]),
    );
    if (keys.size === 0) return { kind: 'everything' };
    for (const key of keys) this.add(id, key);
    return { kind: 'entries', keys: [...keys] };
  }
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
