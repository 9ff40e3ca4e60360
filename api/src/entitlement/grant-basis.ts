import type { BasisItem, FactId, GrantBasis, PersonFacts, Recorded } from '@oart/competency';

/** A record that a grant rests on, found among the holder's facts. */
export interface BasisRecord {
  readonly kind: BasisItem['kind'];
  readonly fact: Recorded;
  /** The hash of the file itself, where the record has one. */
  readonly fileSha256: string | null;
}

/** The facts behind a basis, in the order of their kinds. */
export function basisRecords(basis: GrantBasis, facts: PersonFacts): readonly BasisRecord[] {
  const named = (
    kind: BasisItem['kind'],
    recorded: readonly (Recorded & { readonly sha256?: string | null })[],
  ): readonly BasisRecord[] => {
    const ids = new Set(basis[kind]);
    return recorded
      .filter((fact) => ids.has(fact.id))
      .map((fact) => ({ kind, fact, fileSha256: fact.sha256 ?? null }));
  };
  return [
    ...named('evidence', facts.evidence),
    ...named('assessment', facts.assessments),
    ...named('registration', facts.registrationChecks),
    ...named('employment', facts.employments),
    ...named('appointment', facts.appointments),
    ...named('waiver', facts.waivers),
    ...named('equivalence', facts.equivalences),
  ];
}

/** The snapshot kept with the grant: the file's hash, or the hash of the record's leaf in the ledger. */
export function basisSnapshot(
  records: readonly BasisRecord[],
  leafHashes: ReadonlyMap<FactId, string>,
): readonly BasisItem[] {
  return records.map(({ kind, fact, fileSha256 }) => {
    const sha256 = fileSha256 ?? leafHashes.get(fact.id);
    if (sha256 === undefined) throw new Error(`The ledger has no leaf of ${fact.id}`);
    return { kind, id: fact.id, sha256 };
  });
}
