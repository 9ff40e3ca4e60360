import { standing } from '@oart/competency';
import type {
  AsOf,
  Department,
  Entitlement,
  EntitlementId,
  PersonFacts,
  UnitId,
  UsableUntil,
} from '@oart/competency';

/**
 * Until when a grant would be usable if it were accepted now and nothing more were recorded (I7): the
 * earliest end over its tasks and treatment sites. Null while the grant would not say yes.
 */
export function foreseenEnd(
  department: Department,
  facts: PersonFacts,
  granted: Omit<Entitlement, 'id' | 'index' | 'recordedAt' | 'recordedBy' | 'supersedes'>,
  asOf: AsOf,
): UsableUntil | null {
  const recorded = {
    index: asOf.knownAt,
    recordedAt: asOf.at,
    recordedBy: granted.entitler,
    supersedes: null,
  };
  const entitlement = { ...granted, ...recorded, id: FORESEEN };
  const acceptance = {
    ...recorded,
    id: FORESEEN,
    entitlement: FORESEEN,
    holder: granted.person,
  };
  const foreseen: PersonFacts = {
    ...facts,
    entitlements: [...facts.entitlements, entitlement],
    acceptances: [...facts.acceptances, acceptance],
  };
  const ends = granted.tasks.flatMap((task) =>
    granted.scope.treatmentSites.flatMap((treatmentSite) =>
      granted.scope.units.map((unit) => {
        const question = { task, treatmentSite, unit: unit as UnitId, adaptationType: null };
        return standing(department, foreseen, question, asOf).usableUntil;
      }),
    ),
  );
  return ends.reduce(
    (earliest, end) =>
      end !== null && (earliest === null || end.day < earliest.day) ? end : earliest,
    null,
  );
}

const FORESEEN = 'foreseen' as EntitlementId;
