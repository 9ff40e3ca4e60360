import type { FractionRef, GateQuestion, PersonId, UnitId } from '@oart/competency';
import type { AccessQuestion, AccessResourceAsked } from './access-request.ts';
import type { Names } from './ask.service.ts';
import { readFraction, readTreatment } from './resource-id.ts';

/** Where a question is about. What its resource does not name stays as it was sent, and is unknown. */
type Place = Pick<GateQuestion, 'unit' | 'treatmentSite' | 'fraction'>;

/** The fraction that a question is about, which must be read before the question can be. */
export function fractionAskedAbout({
  type,
  id,
}: Pick<AccessResourceAsked, 'type' | 'id'>): FractionRef | null {
  return type === 'fraction' ? readFraction(id) : null;
}

/** Reads an AuthZEN question as one of ours: names and staff numbers become ids. */
export function gateQuestion(names: Names, asked: AccessQuestion): GateQuestion {
  const { subject, action, resource, context } = asked;
  const { supervisor, doseCheckResult, disposition, correctedStructures, protocol } = context;
  const { unit, treatmentSite, fraction } = placeOf(names, resource);
  return {
    person: subject.type === 'person' ? personNamed(names, subject.id) : NOBODY,
    task: action,
    unit,
    treatmentSite,
    fraction,
    adaptationType: resource.adaptationType,
    supervisor: supervisor === null ? null : personNamed(names, supervisor),
    doseCheckResult,
    disposition,
    correctedStructures,
    protocol,
  };
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** By id or staff number; what is neither leads to nobody. */
function personNamed(names: Names, named: string): PersonId {
  if (UUID.test(named)) return named.toLowerCase() as PersonId;
  const found = names.withStaffNumber(named);
  return found.length === 1 ? (found[0] ?? NOBODY) : NOBODY;
}

function placeOf(names: Names, resource: AccessResourceAsked): Place {
  if (resource.type === 'fraction') {
    const fraction = fractionAskedAbout(resource) ?? NO_FRACTION;
    const onFile = names.fraction(fraction)?.treatmentCase;
    return {
      unit: unitNamed(names, resource.unit ?? onFile?.unit ?? ''),
      treatmentSite: resource.treatmentSite ?? onFile?.treatmentSite ?? '',
      fraction,
    };
  }
  const named = resource.type === 'treatment' ? readTreatment(resource.id) : null;
  return {
    unit: unitNamed(names, named?.unit ?? ''),
    treatmentSite: named?.treatmentSite ?? '',
    fraction: null,
  };
}

/** An id that no person has: the empty UUID. */
const NOBODY = '00000000-0000-0000-0000-000000000000' as PersonId;

const NO_FRACTION: FractionRef = { case: '', fraction: 0 };

/** A unit by id or short name; an unknown name is kept, so that the rules say so. */
function unitNamed(names: Names, named: string): UnitId {
  return names.unitNamed(named) ?? (named as UnitId);
}
