import { LAST_DAY, addDays, experienceResult } from '@oart/competency';
import type {
  CalendarDay,
  ClaimedExperience,
  EvidenceId,
  ExperienceResult,
  ExperienceRule,
  FrameworkDocument,
  Instant,
  Moment,
} from '@oart/competency';
import type { ExperienceView } from '@oart/contract';
import type { UploadDraft } from './upload-draft';

/** The id of what is not sent yet, among the records that are on file. */
const NEW_CLAIM = 'new' as EvidenceId;

/** How a framework counts experience of an activity; null where none of its requirements asks for it. */
export function experienceRuleOf(
  { requirements }: FrameworkDocument,
  activity: string,
): ExperienceRule | null {
  return (
    requirements.find(({ experience }) => experience?.activity === activity)?.experience ?? null
  );
}

/**
 * What the claim in the form would come to if it were verified now, together with the claims that already count:
 * the same calculation as the requirement's. Null while the claim has no first day.
 */
export function experienceWith(
  claim: UploadDraft['experience'],
  rule: ExperienceRule,
  onFile: Pick<ExperienceView, 'steps'> | undefined,
  moment: Moment,
): ExperienceResult | null {
  if (claim.from === null) return null;
  const claims = [
    ...(onFile?.steps ?? []).filter(({ kind }) => kind === 'claim'),
    { ...claim, evidenceId: NEW_CLAIM, wte: claim.wte ?? 1 },
  ].map(({ evidenceId, from, until, wte }) =>
    asVerified(evidenceId, { activity: rule.activity, from, until, wte }, moment.at),
  );
  return experienceResult(rule, claims, absencesOf(onFile), moment);
}

function asVerified(
  id: string | null,
  {
    activity,
    from,
    until,
    wte,
  }: Record<'from' | 'until', string | null> & {
    readonly activity: string;
    readonly wte: number | null;
  },
  verifiedAt: Instant,
): ClaimedExperience {
  return {
    state: 'verified',
    verifiedAt,
    lastDay: null,
    evidence: {
      id: (id ?? NEW_CLAIM) as EvidenceId,
      experience: {
        activity,
        from: from as CalendarDay,
        until: until as CalendarDay | null,
        wte: wte ?? 1,
      },
    },
  };
}

function absencesOf(onFile: Pick<ExperienceView, 'steps'> | undefined) {
  return (onFile?.steps ?? [])
    .filter(({ kind }) => kind === 'absence')
    .map(({ from, until }) => ({
      from: from as CalendarDay,
      returnedOn: until === null || until === LAST_DAY ? null : addDays(until as CalendarDay, 1),
    }));
}
