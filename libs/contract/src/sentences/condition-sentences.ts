import type { ConditionCode, ConditionGroupCode, ReasonSubject } from '@oart/competency';
import { dayInWords } from './dates.ts';
import { midSentence } from './mid-sentence.ts';
import type { Titles } from './titles.ts';

const GROUPS: Readonly<Record<ConditionGroupCode, string>> = {
  question: 'The question',
  person: 'The person',
  entitlement: 'The entitlement',
  role: 'What the role asks of its holder',
  competence: 'Shown and assessed',
  practice: 'Still current',
  supervision: 'Supervision',
  fraction: 'This fraction',
  checks: 'Checks around the plan',
  hidden: 'The person',
};

/** The heading of a group of conditions; the adaptation type where the answer is about several. */
export function conditionGroupTitle(
  code: ConditionGroupCode,
  adaptationType: string | null,
): string {
  const title = GROUPS[code];
  return adaptationType === null ? title : `${title}, ${adaptationType.replaceAll('-', ' ')}`;
}

type Wording = (about: ReasonSubject, titles: Titles) => string;

const SENTENCES: Readonly<Record<ConditionCode, Wording>> = {
  'framework-in-force': () => 'A framework is in force',
  'unit-on-file': () => 'The unit is on file and treats with this adaptation type',
  'task-on-file': () => 'The framework has this task',
  'treatment-site-on-file': () => 'The unit treats this treatment site',
  'person-on-file': () => 'On file here',
  'in-post': () => 'In post on this day',
  present: () => 'Not recorded as absent',
  'no-sanction': () => 'No sanction on any register',
  'entitlement-held': (about, titles) =>
    about.role === undefined
      ? `Holds an entitlement for ${midSentence(titles.task(about.task))}`
      : `Holds an entitlement as ${titles.role(about.role)} that lists ${midSentence(titles.task(about.task))}`,
  'in-scope': () => 'Its scope covers treatment site, unit and adaptation type',
  accepted: () => 'Accepted by the holder',
  'in-effect': () => 'In effect: begun, and not ended',
  'not-suspended': () => 'Not suspended for this task',
  prerequisite: (about, titles) => `What ${titles.role(about.role)} asks of its holder`,
  'something-required': () => 'The framework requires something of who takes this task',
  requirement: (about, titles) =>
    about.skill === undefined
      ? 'The records that the framework requires'
      : `${titles.skill(about.skill)}: ${about.record ?? 'the records that are required'}`,
  level: (about, titles) => `${titles.skill(about.skill)}: assessed as competent, level C`,
  'software-in-scope': () => 'Trained for the software that the unit runs',
  'supervised-return': () => 'No supervised return is outstanding',
  'recent-practice': (about, titles) =>
    `${titles.skill(about.skill)}: recent practice${counted(about)}`,
  supervisor: () => 'A supervisor is named, present, and may carry this',
  'case-on-file': () => 'The case and the fraction are named and on file',
  'fraction-agrees': () => 'The fraction is open, on this unit and treatment site',
  'earlier-steps': () => 'Every earlier step has a live act',
  'distinct-persons': () => 'Another person took the steps that ask for it',
  'dose-check': () => 'The dose check has a result, and what is out of tolerance is decided on',
  protocol: () => 'A plan-selection protocol that counts here',
  'currently-entitled': () => 'Currently entitled',
};

/** A condition as what has to hold: `Accepted by the holder`. */
export function conditionSentence(
  code: ConditionCode,
  about: ReasonSubject,
  titles: Titles,
): string {
  return SENTENCES[code](about, titles);
}

/** `, 7 of 5 fractions, current to 03 May 2027` */
function counted({ held, needed, on }: ReasonSubject): string {
  if (held === undefined || needed === undefined) return '';
  const until = on === undefined ? '' : `, current to ${dayInWords(on)}`;
  return `, ${String(held)} of ${String(needed)} fractions${until}`;
}
