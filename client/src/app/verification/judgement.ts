import type { EvidenceReviewRequest, EvidenceView } from '@oart/contract';

type Identity = NonNullable<EvidenceReviewRequest['identityEstablishedBy']>;

export interface IdentityChoice {
  readonly id: Identity;
  readonly title: string;
}

/** What a verifier has entered so far. */
export interface Judgement {
  readonly identity?: EvidenceReviewRequest['identityEstablishedBy'] | undefined;
  /** The doubts that were looked into, by their place. */
  readonly settled?: readonly number[] | undefined;
  readonly sighted?: boolean | undefined;
  /** Whether the file itself is on the screen. */
  readonly isOpen?: boolean | undefined;
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
    judgement.isOpen === true ? '' : 'wait until the document is open',
    settleSentence(record.doubts.length, judgement.settled ?? []),
    judgement.identity == null ? 'say how you know whose it is' : '',
    judgement.sighted === true ? '' : 'tick the statement',
  ].filter((each) => each !== '');
  return missing.length === 0 ? null : `Not yet: ${missing.join(', ')}.`;
}

/** How the record says by itself whose it is; nothing is proposed where anything is in doubt. */
export function proposedIdentity(
  record: Pick<EvidenceView, 'doubts' | 'nameMatch'>,
): Identity | null {
  return record.nameMatch === 'name-matches' && record.doubts.length === 0 ? 'name-matches' : null;
}

function settleSentence(doubts: number, settled: readonly number[]): string {
  const open = Array.from({ length: doubts }, (_, place) => place).filter(
    (place) => !settled.includes(place),
  );
  if (open.length === 0) return '';
  const numbers = open.map((place) => String(place + 1)).join(', ');
  return `settle doubt${open.length === 1 ? '' : 's'} ${numbers}`;
}
