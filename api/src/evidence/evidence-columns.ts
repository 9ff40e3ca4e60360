import type { Evidence, FactFields } from '@oart/competency';
import type { EvidenceEntity } from './evidence.entity.ts';

type Columns = Omit<FactFields<Evidence>, 'person' | 'countersigner' | 'submittedBy' | 'caseLog'> &
  Pick<EvidenceEntity, 'personId' | 'countersignerId' | 'submittedById' | 'caseLog'>;

/** A record as its row holds it, the file apart. */
export function evidenceColumns({
  person,
  countersigner,
  submittedBy,
  caseLog,
  ...fields
}: FactFields<Evidence>): Columns {
  return {
    ...fields,
    personId: person,
    countersignerId: countersigner,
    submittedById: submittedBy,
    caseLog: caseLog.length === 0 ? null : caseLog,
  };
}
