import type { Assessment } from '@oart/competency';
import { dayInWords, inWords } from '@oart/contract';
import type { AssessmentProposal, Titles } from '@oart/contract';

const LEVELS: Readonly<Record<Assessment['level'], string>> = {
  T: 'T (trained, under supervision only)',
  C: 'C (competent, alone)',
  P: 'P (may assess)',
};

const METHODS: Readonly<Record<Assessment['method'], string>> = {
  'direct-observation': 'direct observation',
  'case-based': 'case-based assessment',
  test: 'test',
  'offline-review': 'offline review',
};

const RESULTS: Readonly<Record<Assessment['result'], string>> = {
  pass: 'pass',
  refer: 'refer for further cases',
  fail: 'fail',
};

const PURPOSES: Readonly<Record<Assessment['purpose'], string>> = {
  award: '',
  restoration: ' It restores recent practice after supervised fractions.',
  return: ' It is the reassessment after a long absence.',
};

const FOLLOWED: Readonly<Record<Assessment['result'], string>> = {
  pass: 'pass',
  refer: 'referral',
  fail: 'failure',
};

/** The words that an assessor signs. */
export function assessmentStatement(
  proposal: AssessmentProposal,
  candidate: string,
  titles: Titles,
  referral: Pick<Assessment, 'performedOn' | 'result'> | undefined,
): string {
  const follows =
    referral === undefined
      ? ''
      : ` It follows the ${FOLLOWED[referral.result]} of ${dayInWords(referral.performedOn)}.`;
  const sites = inWords(proposal.treatmentSites.map((site) => titles.treatmentSite(site)));
  const version = proposal.softwareVersion === null ? '' : ` ${proposal.softwareVersion}`;
  const scope = `${sites} on ${proposal.platform}${version} (${inWords(proposal.adaptationTypes)})`;
  const remediation =
    proposal.remediation === undefined ? '' : ` Before the next: ${proposal.remediation}`;
  const comment = proposal.comment === null ? '' : ` Comment: ${proposal.comment}`;
  return (
    `I assessed ${candidate} in ${titles.skill(proposal.skill)} for ${scope} ` +
    `by ${METHODS[proposal.method]} on ${dayInWords(proposal.performedOn)}. ` +
    `Level ${LEVELS[proposal.level]}; result: ${RESULTS[proposal.result]}.` +
    `${PURPOSES[proposal.purpose]}${follows}${remediation}${comment}`
  );
}
