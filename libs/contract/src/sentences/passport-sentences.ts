import type { LeftOut, Passport, PassportAssessment, PassportEntitlement } from '@oart/competency';
import type { PassportReadingView } from '../passport.ts';
import { dayInWords } from './dates.ts';

const LEFT_OUT: Readonly<Record<LeftOut['kind'], string>> = {
  skill: 'skill',
  'treatment-site': 'treatment site',
  structure: 'structure',
};

/** What of a record is not taken over, and why. */
export function passportLeftOutSentence({ kind, id }: LeftOut): string {
  return `The framework here has no ${LEFT_OUT[kind]} “${spaced(id)}”.`;
}

/** A record that is not taken: without a treatment site it would hold for any. */
export function passportRecordLeftOutSentence(title: string, sites: readonly string[]): string {
  return `${title}: the framework here has none of its treatment sites (${listed(sites)}).`;
}

/** What a passport says beside its records: history for people to read. */
export type PassportHistory = Pick<
  PassportReadingView,
  'assessments' | 'entitlements' | 'suspensions' | 'statements' | 'without'
>;

/** What a passport says beside its records, in words; all that it says of suspensions is told. */
export function passportHistory(passport: Passport): PassportHistory {
  return {
    assessments: passport.assessments.map(passportAssessmentSentence),
    entitlements: passport.entitlements.map(passportEntitlementSentence),
    suspensions: passportSuspensionSentences(passport),
    statements: passport.statements,
    without: passport.without,
  };
}

/** One assessment of another employer, as history. */
export function passportAssessmentSentence(assessment: PassportAssessment): string {
  const { skill, level, result, treatmentSites, platform, performedOn } = assessment;
  return `${spaced(skill)}, level ${level}, ${result}: ${listed(treatmentSites)} on ${platform}, ${dayInWords(performedOn)}`;
}

/** One entitlement of another employer, as history. */
export function passportEntitlementSentence(entitlement: PassportEntitlement): string {
  const { number, role, treatmentSites, platform, effectiveFrom, expiresOn, endedFrom } =
    entitlement;
  const end =
    endedFrom === null ? `to ${dayInWords(expiresOn)}` : `ended before ${dayInWords(endedFrom)}`;
  return `${number}: ${spaced(role)} for ${listed(treatmentSites)} on ${platform}, from ${dayInWords(effectiveFrom)} ${end}`;
}

/** What the passport says about suspensions, which is mostly that it says nothing. */
export function passportSuspensionSentences({
  suspensions,
  entitlements,
}: Passport): readonly string[] {
  if (!suspensions.stated) return ['Suspensions are not stated.'];
  const { agreement, live } = suspensions;
  if (live.length === 0) return [`No live suspension (stated under ${agreement}).`];
  return live.map(({ entitlement, since }) => {
    const held = entitlements.find(({ id }) => id === entitlement);
    return `${held?.number ?? entitlement} is suspended since ${dayInWords(since)} (stated under ${agreement}).`;
  });
}

function spaced(id: string): string {
  return id.replaceAll('-', ' ');
}

function listed(ids: readonly string[]): string {
  return ids.map(spaced).join(', ') || 'no treatment site';
}
