import type { AssessmentMethod, AssessmentState, CompetenceLevel } from '@oart/competency';
import type { AssessmentProposal, AssessmentView } from '@oart/contract';

export const LEVEL_TITLES: Readonly<Record<CompetenceLevel, string>> = {
  T: 'T, trained: under supervision only',
  C: 'C, competent: alone',
  P: 'P, may assess others',
};

export const METHOD_TITLES: Readonly<Record<AssessmentMethod, string>> = {
  'direct-observation': 'Direct observation',
  'case-based': 'Case-based discussion',
  test: 'Test',
  'offline-review': 'Offline review',
};

export const RESULT_TITLES: Readonly<Record<AssessmentProposal['result'], string>> = {
  pass: 'Pass',
  refer: 'Refer',
  fail: 'Fail',
};

export const PURPOSE_TITLES: Readonly<Record<AssessmentProposal['purpose'], string>> = {
  award: 'Of the skill itself',
  restoration: 'Recent practice restored after supervised fractions',
  return: 'After a long absence',
};

/** What qualified the assessor; every use of a founding appointment is marked (I6). */
const QUALIFICATIONS: Readonly<Record<AssessmentView['qualification'], string>> = {
  'level-p': 'an assessor at level P',
  'clinical-oncologist': 'a clinical oncologist',
  'founding-assessor': 'a founding assessor',
};

/** `Direct observation by a founding assessor, on Ethos 2.0. It rests on 2 records.` */
export function groundsInWords({
  method,
  qualification,
  softwareVersion,
  purpose,
  evidenceIds: { length },
}: AssessmentView): string {
  const version = softwareVersion === null ? '' : `, on ${softwareVersion}`;
  const what = purpose === 'award' ? '' : ` ${PURPOSE_TITLES[purpose]}.`;
  const records = length === 0 ? 'no record' : `${String(length)} record${length === 1 ? '' : 's'}`;
  return `${METHOD_TITLES[method]} by ${QUALIFICATIONS[qualification]}${version}.${what} It rests on ${records}.`;
}

/** What became of an assessment, where it is not simply as it was signed. */
const STATE_TITLES: Readonly<Record<Exclude<AssessmentState, 'signed'>, string>> = {
  questioned: 'questioned, under review',
  'set-aside': 'set aside after review',
  void: 'voided',
};

/** The result as signed, or what became of the assessment since. */
export function resultInWords({ result, state }: Pick<AssessmentView, 'result' | 'state'>): string {
  return state === 'signed' ? RESULT_TITLES[result].toLowerCase() : STATE_TITLES[state];
}
