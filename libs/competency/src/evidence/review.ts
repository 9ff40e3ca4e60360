import type { PersonId } from '../person/ids.ts';
import type { FactFields } from '../person/recorded.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import type { EvidenceReview } from './evidence.ts';
import type { EvidenceStanding } from './evidence-state.ts';
import type { NameMatch } from './name-match.ts';

export type ReviewRefusal =
  | 'own-evidence'
  | 'own-submission'
  | 'already-reviewed'
  | 'already-revoked'
  | 'reason-missing'
  | 'statement-missing'
  | 'identity-not-established'
  | 'name-does-not-match';

/**
 * Checks a verification or a sending back (I4): another person than the holder and the submitter judges.
 * Verifying needs a statement and says how identity was established: a name that differs needs more than
 * the name. Only a claim of experience that goes on may be verified again, to count on to that day.
 */
export function checkReview(
  fields: FactFields<EvidenceReview>,
  standing: EvidenceStanding,
  nameMatch: NameMatch,
): Checked<FactFields<EvidenceReview>, ReviewRefusal> {
  return checked(fields, [
    ...personRefusals(fields.verifier, standing),
    ...stateRefusals(fields, standing),
    ...(fields.outcome === 'sent-back'
      ? sentBackRefusals(fields)
      : verificationRefusals(fields, nameMatch)),
  ]);
}

type Found = readonly Refusal<ReviewRefusal>[];

function personRefusals(verifier: PersonId, { evidence }: EvidenceStanding): Found {
  if (verifier === evidence.person) return [refuse('own-evidence', '/verifier')];
  return verifier === evidence.submittedBy ? [refuse('own-submission', '/verifier')] : [];
}

function stateRefusals(fields: FactFields<EvidenceReview>, standing: EvidenceStanding): Found {
  const { state, evidence } = standing;
  switch (state) {
    case 'submitted':
      return [];
    case 'revoked':
      return [refuse('already-revoked', '/evidence', { factId: evidence.id })];
    case 'verified': {
      const goesOn = evidence.experience?.until === null;
      if (goesOn && fields.outcome === 'verified') return [];
      return [refuse('already-reviewed', '/evidence', { factId: evidence.id, found: state })];
    }
    case 'sent-back':
    case 'expired':
    case 'superseded':
      return [refuse('already-reviewed', '/evidence', { factId: evidence.id, found: state })];
  }
}

function sentBackRefusals({ reason }: FactFields<EvidenceReview>): Found {
  return isBlank(reason) ? [refuse('reason-missing', '/reason')] : [];
}

function verificationRefusals(
  { statement, identityEstablishedBy }: FactFields<EvidenceReview>,
  nameMatch: NameMatch,
): Found {
  const found: Refusal<ReviewRefusal>[] = [];
  if (isBlank(statement)) found.push(refuse('statement-missing', '/statement'));
  switch (identityEstablishedBy) {
    case null:
      found.push(refuse('identity-not-established', '/identityEstablishedBy'));
      break;
    case 'name-matches':
    case 'alias-matches':
      if (identityEstablishedBy !== nameMatch) {
        found.push(refuse('name-does-not-match', '/identityEstablishedBy', { found: nameMatch }));
      }
      break;
    case 'known-account':
    case 'sighted':
      break;
  }
  return found;
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}
