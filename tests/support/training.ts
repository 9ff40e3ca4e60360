import type { CalendarDay } from '@oart/competency';
import type { EvidenceRequest, EvidenceView } from '@oart/contract';
import type { TestMember } from './members.ts';
import type { SignedIn } from './signed-in.ts';
import { upload } from './uploads.ts';

export const STRUCTURES: Readonly<Record<string, readonly string[]>> = {
  cervix: ['bladder', 'rectum', 'sigmoid', 'bowel'],
  bladder: ['rectum', 'bowel', 'femoral-head-left', 'femoral-head-right'],
  prostate: ['bladder', 'rectum', 'femoral-head-left', 'femoral-head-right'],
};

const DONE_ON = '2026-01-05';

/** A certificate of contouring for structures of a treatment site, all passed at 80. */
export function certificate(
  treatmentSite: string,
  structures: readonly string[] = STRUCTURES[treatmentSite] ?? [],
): Partial<EvidenceRequest> {
  return {
    type: 'proknow-certificate',
    skill: 'oar-outlining',
    treatmentSites: [treatmentSite],
    structures: structures.map((structure) => ({
      structure,
      score: 80,
      passMark: 75,
      attempt: 1,
    })),
    occurredOn: DONE_ON,
  };
}

export function log(treatmentSite: string): Partial<EvidenceRequest> {
  return {
    type: 'proknow-log',
    skill: 'oar-outlining',
    treatmentSites: [treatmentSite],
    occurredOn: DONE_ON,
  };
}

export const TUTORIAL: Partial<EvidenceRequest> = {
  type: 'tutorial-certificate',
  skill: 'dir-evaluation',
  occurredOn: DONE_ON,
};

export function reflectiveLog(
  treatmentSite: string,
  oncologist: TestMember,
): Partial<EvidenceRequest> {
  return {
    type: 'reflective-log',
    skill: 'target-outlining',
    treatmentSites: [treatmentSite],
    countersignerId: oncologist.personId,
    occurredOn: DONE_ON,
  };
}

/** The records of plan selection and Mobius approval, with plan checking since 2022. */
export const PLAN_RECORDS: readonly Partial<EvidenceRequest>[] = [
  { type: 'plan-check-training-record', skill: 'plan-selection', occurredOn: DONE_ON },
  {
    type: 'experience-claim',
    skill: 'plan-selection',
    occurredOn: DONE_ON,
    experience: {
      activity: 'plan-checking',
      from: '2022-01-04' as CalendarDay,
      until: null,
      wte: 1,
    },
  },
  { type: 'mobius-training-record', skill: 'mobius-approval', occurredOn: DONE_ON },
];

/** Uploads records and has another person verify them; what needs a countersignature gets it first. */
export async function train(
  holder: TestMember,
  verifier: TestMember,
  records: readonly Partial<EvidenceRequest>[],
  countersigner?: TestMember,
): Promise<readonly EvidenceView[]> {
  const verified: EvidenceView[] = [];
  for (const fields of records) {
    const record = await upload(holder, holder.displayName, fields);
    if (fields.countersignerId !== undefined && countersigner !== undefined) {
      await countersigner
        .post(`/api/evidence/${record.id}/countersignature`, { seen: record.ledgerIndex })
        .expect(201);
    }
    verified.push(await verify(verifier, record.id));
  }
  return verified;
}

export async function verify(verifier: SignedIn, id: string): Promise<EvidenceView> {
  const read = await verifier.get(`/api/evidence/${id}`).expect(200);
  const { body } = await verifier
    .post(`/api/evidence/${id}/review`, {
      outcome: 'verified',
      statement: 'Original sighted; name matched.',
      identityEstablishedBy: 'name-matches',
      reason: null,
      seen: (read.body as EvidenceView).ledgerIndex,
    })
    .expect(201);
  return body as EvidenceView;
}
