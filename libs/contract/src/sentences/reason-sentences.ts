import type { Notice, Reason, ReasonCode, ReasonSubject } from '@oart/competency';
import type { NoticeView, ReasonView } from '../reason.ts';
import { dayInWords } from './dates.ts';
import { midSentence } from './mid-sentence.ts';
import type { Titles } from './titles.ts';

/** Version of this en-GB catalogue; stored documents name the version their words came from. */
export const CATALOGUE_VERSION = 1;

interface Wording {
  readonly says: (about: ReasonSubject, titles: Titles) => string;
  readonly cure?: (about: ReasonSubject, titles: Titles) => string;
  readonly link?: string;
}

const skillAt = (about: ReasonSubject, titles: Titles): string =>
  about.treatmentSite === undefined
    ? titles.skill(about.skill)
    : `${titles.skill(about.skill)}, ${titles.treatmentSite(about.treatmentSite).toLowerCase()}`;

const taskAt = (about: ReasonSubject, titles: Titles): string =>
  about.treatmentSite === undefined
    ? titles.task(about.task)
    : `${titles.task(about.task)} for ${titles.treatmentSite(about.treatmentSite).toLowerCase()}`;

const on = (about: ReasonSubject): string =>
  about.on === undefined ? '' : ` on ${dayInWords(about.on)}`;

const since = (about: ReasonSubject): string =>
  about.on === undefined ? '' : ` since ${dayInWords(about.on)}`;

const count = (about: ReasonSubject): string =>
  `${String(about.held ?? 0)} of ${String(about.needed ?? 0)}`;

const record = (about: ReasonSubject): string => about.record ?? 'record';

const UPLOAD = '/upload';
const STANDING = '/my-standing';

const WORDINGS: Readonly<Record<ReasonCode, Wording>> = {
  'unknown-person': { says: () => 'This person is not on file here.' },
  'unknown-task': { says: () => 'The framework has no such task.' },
  'unknown-unit': { says: () => 'There is no such treatment unit here.' },
  'unknown-treatment-site': {
    says: (about, titles) =>
      about.unit === undefined || about.treatmentSite === undefined
        ? 'The framework has no such treatment site.'
        : `${titles.unit(about.unit)} is not open for ${titles.treatmentSite(about.treatmentSite).toLowerCase()} on this day.`,
  },
  'unknown-adaptation-type': {
    says: () => 'This unit does not treat with that adaptation type.',
  },
  'unknown-case': { says: () => 'There is no such case on file.' },
  'no-framework-in-force': {
    says: () => 'No framework is in force on this day.',
    cure: () => 'A framework must be approved and take effect.',
    link: '/framework',
  },
  'case-required': {
    says: (about, titles) =>
      `${titles.task(about.task)} depends on who did the earlier steps: name the case and the fraction.`,
    cure: () => 'Ask again with the case and the fraction.',
  },
  'no-entitlement': {
    says: (about, titles) => `No entitlement for ${taskAt(about, titles)}.`,
    cure: () =>
      'An entitler with a delegation for the role grants it once all requirements are met.',
    link: '/entitle',
  },
  'task-not-in-role': {
    says: (about, titles) =>
      `${titles.task(about.task)} is not a task of the role ${titles.role(about.role)}.`,
  },
  'task-not-in-entitlement': {
    says: (about, titles) => `The entitlement does not list ${titles.task(about.task)}.`,
    cure: () => 'An entitler can grant a new entitlement that lists it.',
    link: '/entitle',
  },
  'site-not-in-scope': {
    says: (about, titles) =>
      `${titles.treatmentSite(about.treatmentSite)} is not in the scope of the entitlement.`,
    cure: () => 'An entitler can grant an entitlement that covers it.',
    link: '/entitle',
  },
  'unit-not-in-scope': {
    says: (about, titles) => `${titles.unit(about.unit)} is not in the scope of the entitlement.`,
    cure: () => 'An entitler can grant an entitlement that covers it.',
    link: '/entitle',
  },
  'platform-not-in-scope': {
    says: () => 'The platform of this unit is not in the scope of the entitlement.',
    cure: () => 'An entitler can grant an entitlement that covers it.',
    link: '/entitle',
  },
  'adaptation-type-not-in-scope': {
    says: (about) =>
      about.adaptationType === undefined
        ? 'Not every adaptation type of this unit is in the scope of the entitlement.'
        : `The adaptation type ${about.adaptationType} is not in the scope of the entitlement.`,
    cure: () => 'Name the adaptation type, or have an entitlement granted that covers it.',
    link: '/entitle',
  },
  'not-yet-effective': {
    says: (about) =>
      about.on === undefined
        ? 'The entitlement has not taken effect yet.'
        : `The entitlement takes effect on ${dayInWords(about.on)}.`,
  },
  'awaiting-acceptance': {
    says: () => 'The entitlement is granted and waits for its holder to accept it.',
    cure: () => 'The holder reads and accepts it.',
    link: STANDING,
  },
  expired: {
    says: (about) => `The entitlement ended${on(about)}.`,
    cure: () => 'An entitler grants a new entitlement.',
    link: '/entitle',
  },
  withdrawn: {
    says: (about) => `The entitlement was withdrawn${on(about)}.`,
    cure: () => 'Only a new entitlement can follow.',
    link: '/entitle',
  },
  superseded: {
    says: (about) => `The entitlement was replaced by a newer one${on(about)}.`,
  },
  ended: { says: (about) => `The entitlement ended with the employment${on(about)}.` },
  suspended: {
    says: (about) => `The entitlement is suspended${since(about)}.`,
    cure: () => 'An entitler other than the holder lifts it with a recorded outcome.',
  },
  'not-employed': {
    says: (about) => `No employment with this employer is on file${on(about)}.`,
    cure: () => 'Staffing records enters the employment.',
  },
  absent: {
    says: () => 'An absence is on file for this day.',
    cure: () => 'Staffing records enters the return.',
  },
  'profession-not-met': {
    says: (about, titles) =>
      `${titles.role(about.role)} needs the profession ${about.expected ?? 'named in the framework'}.`,
    cure: () => 'Staffing records corrects the post, if it is wrong.',
  },
  'band-not-met': {
    says: (about, titles) =>
      `${titles.role(about.role)} needs band ${about.expected ?? ''} or above; on file is ${about.found ?? 'none'}.`,
    cure: () => 'Staffing records corrects the post, if it is wrong.',
  },
  'appointment-missing': {
    says: () => 'The employer’s written appointment as MPE is missing.',
    cure: () => 'The employer’s representative records the appointment.',
  },
  'registration-missing': {
    says: (about) =>
      `No check of the register is on file: ${about.expected ?? about.body ?? 'registration'}.`,
    cure: () => 'Staffing records checks the register and enters what it shows.',
  },
  'registration-lapsed': {
    says: (about) => `The ${about.body ?? ''} registration lapsed${on(about)}.`,
    cure: () => 'Staffing records enters a new check once the register shows it active.',
  },
  'registration-not-rechecked': {
    says: (about) =>
      `The ${about.body ?? ''} registration ran to ${dayInWords(about.on)} and was not checked again.`,
    cure: () => 'One new check of the register cures it.',
  },
  'registration-conditions': {
    says: (about) => `The ${about.body ?? ''} registration carries conditions.`,
    cure: () => 'The entitler decides whether they touch this scope.',
  },
  'registration-sanction': {
    says: (about) => `The ${about.body ?? ''} register shows a sanction.`,
  },
  'evidence-missing': {
    says: (about, titles) => `${skillAt(about, titles)}: ${record(about)} missing.`,
    cure: (about) => `Upload the ${record(about)}; another person then verifies it.`,
    link: UPLOAD,
  },
  'evidence-awaiting-verification': {
    says: (about, titles) => `${skillAt(about, titles)}: ${record(about)} waits for verification.`,
    cure: () => 'Nothing for the holder to do: a verifier looks at it next.',
    link: '/verify',
  },
  'evidence-expired': {
    says: (about, titles) => `${skillAt(about, titles)}: ${record(about)} ended${on(about)}.`,
    cure: (about) => `Upload a current ${record(about)}.`,
    link: UPLOAD,
  },
  'evidence-revoked': {
    says: (about, titles) => `${skillAt(about, titles)}: ${record(about)} was revoked.`,
    cure: (about) => `Upload another ${record(about)}.`,
    link: UPLOAD,
  },
  'evidence-too-old-for-first-grant': {
    says: (about, titles) =>
      `${skillAt(about, titles)}: ${record(about)} of ${dayInWords(about.on)} is too old for a first grant.`,
    cure: (about) => `Upload a newer ${record(about)}.`,
    link: UPLOAD,
  },
  'structure-certificate-missing': {
    says: (about, titles) =>
      `${titles.skill(about.skill)}: ${titles.structure(about.structure).toLowerCase()} certificate missing.`,
    cure: (about, titles) =>
      `Upload a certificate for ${titles.structure(about.structure).toLowerCase()}; another person then verifies it.`,
    link: UPLOAD,
  },
  'score-below-pass-mark': {
    says: (about, titles) =>
      `${skillAt(about, titles)}: the score ${String(about.held ?? '')} is below the pass mark ${String(about.needed ?? '')}.`,
    cure: () => 'Repeat it and upload the new record; all attempts are kept.',
    link: UPLOAD,
  },
  'too-many-attempts': {
    says: (about, titles) =>
      `${skillAt(about, titles)}: passed at attempt ${String(about.held ?? '')}, permitted are ${String(about.needed ?? '')}.`,
    cure: () => 'The framework sets how many attempts count.',
    link: '/framework',
  },
  'too-few-cases': {
    says: (about, titles) => `${skillAt(about, titles)}: ${count(about)} cases.`,
    cure: () => 'Add the cases that are missing to the log.',
    link: UPLOAD,
  },
  'too-few-cases-without-intervention': {
    says: (about, titles) =>
      `${skillAt(about, titles)}: ${count(about)} cases without intervention.`,
    cure: () => 'Take more supervised cases.',
  },
  'agreement-too-low': {
    says: (about, titles) =>
      `${skillAt(about, titles)}: agreement ${String(about.held ?? '')} %, needed ${String(about.needed ?? '')} %.`,
    cure: () => 'Repeat the set and upload the new record.',
    link: UPLOAD,
  },
  'rating-too-low': {
    says: (about, titles) =>
      `${skillAt(about, titles)}: ${String(about.held ?? '')} % of ratings at the threshold, needed ${String(about.needed ?? '')} %.`,
    cure: () => 'Take further rated cases.',
  },
  'countersignature-missing': {
    says: (about, titles) =>
      `${skillAt(about, titles)}: ${record(about)} lacks the countersignature.`,
    cure: () => 'A clinical oncologist countersigns it.',
  },
  'experience-too-short': {
    says: (about) =>
      `Experience of ${about.record ?? 'this activity'} is not long enough${about.on === undefined ? '' : `; it will be on ${dayInWords(about.on)}`}.`,
    cure: () => 'Upload a claim for earlier periods, or wait until the span is complete.',
    link: UPLOAD,
  },
  'assessment-missing': {
    says: (about, titles) =>
      `${skillAt(about, titles)}: not assessed at level ${about.expected ?? 'C'}.`,
    cure: () => 'Someone who may assess this skill assesses and signs.',
  },
  'assessment-level-too-low': {
    says: (about, titles) =>
      `${skillAt(about, titles)}: assessed at level ${about.found ?? ''}, needed ${about.expected ?? 'C'}.`,
    cure: () => 'Someone who may assess this skill assesses again.',
  },
  'assessment-referred': {
    says: (about, titles) => `${skillAt(about, titles)}: the latest assessment was referred.`,
    cure: () => 'Further cases, then a new assessment.',
  },
  'assessment-failed': {
    says: (about, titles) => `${skillAt(about, titles)}: the latest assessment was not passed.`,
    cure: () => 'Further training, then a new assessment.',
  },
  'assessment-questioned': {
    says: (about, titles) => `${skillAt(about, titles)}: the assessment is questioned.`,
    cure: () => 'A review records that it stands, or a new assessment is signed.',
  },
  'reassessment-after-third-fraction-missing': {
    says: (about, titles) =>
      `${skillAt(about, titles)}: the reassessment after the supervised fractions is missing.`,
    cure: () => 'An assessor reassesses on or after the last supervised fraction.',
  },
  'waiver-ended': {
    says: (about) => `The waiver for this requirement ended${on(about)}.`,
    cure: () => 'The requirement must now be met.',
  },
  'nothing-required': {
    says: (about, titles) =>
      `The framework requires nothing for ${titles.task(about.task)}; nothing can be shown to be met.`,
    cure: () => 'The framework must say what is required.',
    link: '/framework',
  },
  'recent-practice-lapsed': {
    says: (about, titles) =>
      `Recent practice of ${skillAt(about, titles)}: ${count(about)} fractions${about.on === undefined ? '' : `; current until ${dayInWords(about.on)}`}.`,
    cure: () => 'Supervised fractions, then an assessor’s statement.',
  },
  'supervised-return': {
    says: (about, titles) =>
      // The crew reads it too: that something is supervised, never why (I15).
      `${skillAt(about, titles)} is supervised until ${String(about.needed ?? 0)} fractions and a reassessment; ${count(about)} fractions so far.`,
    cure: () => 'Supervised fractions, then a reassessment.',
  },
  'software-version-not-in-scope': {
    says: (about) =>
      `The unit now runs ${about.softwareVersion ?? 'another version'}, which the entitlement does not name.`,
    cure: () => 'Equipment training for this version and an assessment that names it.',
    link: UPLOAD,
  },
  'transition-deadline-missed': {
    says: (about, titles) =>
      `${skillAt(about, titles)}: the framework changed and its deadline ${dayInWords(about.on)} passed.`,
    cure: () => 'The evidence that the new version asks for cures it.',
    link: UPLOAD,
  },
  'supervisor-required': {
    says: () => 'May do this under supervision only: no supervisor is named.',
    cure: () => 'Name a supervisor who is present and entitled for the same task and scope.',
  },
  'supervisor-is-the-actor': {
    says: () => 'Nobody supervises themselves.',
    cure: () => 'Name another person.',
  },
  'supervisor-not-entitled': {
    says: () => 'The supervisor named does not qualify to supervise this task here.',
    cure: () => 'Name someone who is present and entitled for the same task and scope.',
  },
  'supervisor-absent': {
    says: () => 'The supervisor named is not available.',
    cure: () => 'Name someone who is present.',
  },
  'task-not-supervisable': {
    says: (about, titles) => `${titles.task(about.task)} is never done under supervision.`,
  },
  'step-missing': {
    says: (about, titles) => `An earlier step is missing: ${titles.task(about.earlierTask)}.`,
    cure: (about, titles) => `Complete first: ${titles.task(about.earlierTask)}.`,
  },
  'step-void': {
    says: (about, titles) =>
      `An earlier step no longer stands after a later edit: ${titles.task(about.earlierTask)}.`,
    cure: (about, titles) => `Repeat: ${titles.task(about.earlierTask)}.`,
  },
  'fraction-ended': { says: () => 'This fraction has ended.' },
  'fraction-unit-differs': { says: () => 'Acts of this fraction are recorded on another unit.' },
  'fraction-treatment-site-differs': {
    says: () => 'Acts of this fraction are recorded for another treatment site.',
  },
  'person-edited-oar-in-this-fraction': {
    says: () => 'Whoever edited OARs in this fraction does not approve them.',
    cure: () => 'Another entitled person approves.',
  },
  'person-selected-the-plan': {
    says: () => 'Whoever selected the plan does not agree the selection.',
    cure: () => 'Another entitled person agrees.',
  },
  'person-is-the-author': {
    says: () => 'Whoever wrote the protocol does not approve it.',
    cure: () => 'Another entitled person approves.',
  },
  'person-acted-in-this-fraction': {
    says: () => 'Whoever signed an act in this fraction does not review it.',
    cure: () => 'Another entitled person reviews.',
  },
  'protocol-missing': {
    says: (about, titles) =>
      `No plan-selection protocol is in force for ${titles.treatmentSite(about.treatmentSite).toLowerCase()}.`,
    cure: () => 'A clinical oncologist approves the protocol.',
  },
  'dose-check-result-missing': {
    says: () => 'The Mobius result is missing; a missing result is not a pass.',
    cure: () => 'Send the result with the question.',
  },
  'dose-check-out-of-tolerance': {
    says: () => 'The Mobius result is out of tolerance: only the Physicist (MPE) may approve it.',
    cure: () => 'Call the MPE.',
  },
  'disposition-missing': {
    says: () => 'A result out of tolerance needs a disposition in words.',
    cure: () => 'Write what was decided and why.',
  },
  'delegation-missing': {
    says: () => 'No delegation from the employer is live for you on this day.',
    cure: () => 'The employer’s representative records a delegation.',
  },
  'delegation-does-not-cover': {
    says: (about, titles) =>
      `Your delegation does not cover ${titles.role(about.role)}${about.treatmentSite === undefined ? '' : ` for ${titles.treatmentSite(about.treatmentSite).toLowerCase()}`}.`,
    cure: () =>
      'The employer’s representative records a delegation that does, or another entitler grants.',
  },
  'own-entitlement': {
    says: () => 'Nobody entitles themselves.',
    cure: () => 'Another entitler grants it.',
  },
  'assessor-may-not-entitle': {
    says: (about, titles) =>
      `The entitler assessed ${midSentence(titles.skill(about.skill))}, which the policy forbids.`,
    cure: () => 'Another entitler grants it.',
  },
  'verifier-may-not-assess': {
    says: (about, titles) =>
      `Whoever assessed ${midSentence(titles.skill(about.skill))} had verified its records, which the policy forbids.`,
    cure: () => 'Another assessor assesses the skill, or another person verifies its records.',
  },
  'effective-before-today': {
    says: () => 'An entitlement cannot take effect before the day it is granted.',
    cure: () => 'Choose today or a later day.',
  },
  'validity-too-long': {
    says: (about) => `The policy lets an entitlement run to ${dayInWords(about.on)} at most.`,
    cure: () => 'Choose that day or an earlier one.',
  },
  'not-currently-entitled': {
    says: () => 'Not currently entitled.',
    cure: () => 'Contact the head of radiotherapy physics.',
  },
};

const NOTICES: Readonly<Record<Notice['code'], Wording['says']>> = {
  'review-overdue': (about) => `The yearly review was due on ${dayInWords(about.on)}.`,
  'recent-practice-due-soon': (about, titles) =>
    `Recent practice of ${skillAt(about, titles)} is current until ${dayInWords(about.on)}.`,
  'expires-soon': (about) => `The entitlement ends on ${dayInWords(about.on)}.`,
  'long-absence': () => 'Away for more than 90 days.',
  'declaration-overdue': (about) =>
    `The annual declaration to ${about.body ?? 'the register'} was due on ${dayInWords(about.on)}.`,
  'registration-caution': (about) => `The ${about.body ?? ''} register shows a caution.`,
  'same-person-target-selection-dose-check': () =>
    'The same person approved the target, selected the plan and approves Mobius: tagged for offline review.',
  'same-person-edited-and-approved-target': () =>
    'The same person edited and approved the target: tagged for offline review.',
  'review-correction': () => 'OARs were corrected while approving: tagged for offline review.',
  'not-rechecked-lately': (about) =>
    `The ${about.body ?? ''} register was last checked on ${dayInWords(about.on)}.`,
};

/** A reason in words, with its cure. Codes and parameters stay as they are for machines. */
export const reasonView = (reason: Reason, titles: Titles): ReasonView => {
  const wording = WORDINGS[reason.code];
  return {
    code: reason.code,
    about: reason.about,
    sentence: wording.says(reason.about, titles),
    cure: wording.cure?.(reason.about, titles) ?? null,
    curedBy: reason.curedBy,
    cureLink: wording.link ?? null,
  };
};

/** A notice in words. */
export const noticeView = (notice: Notice, titles: Titles): NoticeView => ({
  code: notice.code,
  about: notice.about,
  sentence: NOTICES[notice.code](notice.about, titles),
});
