import type { EvidenceReviewRequest, EvidenceView } from '@oart/contract';

type Identity = NonNullable<EvidenceReviewRequest['identityEstablishedBy']>;

export interface IdentityChoice {
  readonly id: Identity;
  readonly title: string;
}

/** What a verifier has entered so far. */
export interface Judgement {
  readonly identity?: EvidenceReviewRequest['identityEstablishedBy'] | undefined;
  readonly settled?: boolean | undefined;
  readonly sighted?: boolean | undefined;
}

/** How it can be known that the record is this person's; a name that differs does not match. */
export function identityChoices(
  record: Pick<EvidenceView, 'nameMatch' | 'person'>,
): readonly IdentityChoice[] {
  const name = record.person.displayName;
  const byName: Readonly<Record<EvidenceView['nameMatch'], readonly IdentityChoice[]>> = {
    'name-matches': [{ id: 'name-matches', title: 'The name printed is the name on file' }],
    'alias-matches': [{ id: 'alias-matches', title: `The name printed is on file for ${name}` }],
    differs: [],
  };
  return [
    ...byName[record.nameMatch],
    { id: 'known-account', title: `I saw this profile open on ${name}’s own account` },
    { id: 'sighted', title: `${name} showed me the original in person` },
  ];
}

/** Why the record cannot be verified yet, as a sentence; null when it can. */
export function blockedBecause(
  record: Pick<EvidenceView, 'mayReview' | 'doubts'>,
  judgement: Judgement,
): string | null {
  if (!record.mayReview.allowed) {
    return record.mayReview.sentence ?? 'This record is not yours to verify.';
  }
  const missing = [
    record.doubts.length > 0 && judgement.settled !== true ? 'settle the doubts' : '',
    judgement.identity == null ? 'say how you know whose it is' : '',
    judgement.sighted === true ? '' : 'tick the statement',
  ].filter((each) => each !== '');
  return missing.length === 0 ? null : `Not yet: ${missing.join(', ')}.`;
}
