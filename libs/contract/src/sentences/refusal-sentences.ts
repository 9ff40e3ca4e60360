import type { ReasonSubject, RefusalKind } from '@oart/competency';
import { dayInWords } from './dates.ts';
import { midSentence } from './mid-sentence.ts';
import type { Titles } from './titles.ts';

type Words = (about: ReasonSubject, titles: Titles) => string;

const day = (about: ReasonSubject): string =>
  about.on === undefined ? '' : `: ${dayInWords(about.on)}`;

const SENTENCES: Readonly<Record<RefusalKind, Words>> = {
  'own-record': () => 'Nobody records this about themselves.',
  'own-evidence': () => 'Nobody judges their own record.',
  'own-submission': () => 'Whoever submitted a record does not judge it.',
  'own-assessment': () =>
    'Nobody assesses themselves, nor judges an assessment that they were given or gave.',
  'not-the-candidate': () => 'Only the person assessed may acknowledge this.',
  'approver-is-the-editor': () => 'Another person than the editor approves this.',
  'ends-before-it-begins': (about) => `This ends before it begins${day(about)}.`,
  'overlaps-another': (about) => `This overlaps what is already on file${day(about)}.`,
  'leaves-a-gap': (about) =>
    `The post before ends${about.on === undefined ? '' : ` on ${dayInWords(about.on)}`}: a change of post begins the day after it at the latest.`,
  'in-the-future': (about) => `This day is still to come${day(about)}.`,
  'before-today': (about) => `This day is already past${day(about)}.`,
  'longer-than-permitted': (about) =>
    `This is longer than permitted${about.on === undefined ? '' : `: to ${dayInWords(about.on)} at most`}.`,
  'validity-end-missing': () => 'A fixed validity needs its last day.',
  'last-day-missing': () => 'This needs its last day.',
  'nothing-changes': () => 'This is how it stands already: nothing would change.',
  blank: () => 'This must not be empty.',
  'out-of-range': (about) =>
    about.expected === undefined ? 'This is out of range.' : `This must be ${about.expected}.`,
  'nothing-named': () => 'Name at least one.',
  'more-than-all': () => 'This is more than there are in all.',
  'score-below-pass-mark': (about, titles) =>
    (about.structure === undefined
      ? 'The score'
      : `The score for ${titles.structure(about.structure).toLowerCase()}`) +
    ` is ${String(about.held ?? 0)}, below the pass mark ${String(about.needed ?? 0)}.`,
  'experience-missing': () => 'Say which experience is claimed, and from when.',
  'counted-from-cases': () => 'This is counted from the cases; leave it empty.',
  'listed-twice': (about) => `This case is listed twice${day(about)}. Keep one line.`,
  'oncologist-missing': () => 'Name the clinical oncologist of this session, who confirms it.',
  'told-twice': () => 'This attempt at this structure stands there already.',
  'in-another-record': (about) =>
    `This case is in another record of this person already${day(about)}. It counts there.`,
  'own-supervision': () => 'Nobody supervises their own case: name who did.',
  'unknown-role': () => 'The framework has no such role.',
  'unknown-skill': () => 'The framework has no such skill.',
  'unknown-treatment-site': () => 'The framework has no such treatment site.',
  'unknown-platform': () => 'There is no such platform here.',
  'unknown-adaptation-type': () => 'The platform has no such adaptation type.',
  'unknown-structure': () => 'The framework has no such structure for this skill and these sites.',
  'unknown-evidence': () => 'There is no such record on file.',
  'revoked-record': () => 'This record was revoked: no pass rests on it.',
  'sent-back-record': () => 'This record was sent back: no pass rests on it.',
  'remediation-of-a-pass': () => 'Nothing more is asked of who passed.',
  'not-a-referral': () =>
    'It follows no referral or failure of this person in this skill and treatment site.',
  'unknown-registration': () =>
    'Nobody on file is registered under this number with this register.',
  'parts-differ': () =>
    'The parts of this registration differ on file; check them one by one on the staff file.',
  'date-missing': () =>
    'Give the date that the register shows: without it the one on file would go.',
  'shared-registration': () => 'Several people on file have this number; check them one by one.',
  'registration-listed-twice': () => 'This registration is listed before. Keep one line.',
  'not-in-post': (about) => `This person is not in post${day(about)}.`,
  'assessor-absent': () => 'The assessor is recorded as away on that day.',
  'assessor-not-qualified': (about, titles) =>
    `The assessor may not assess ${midSentence(titles.skill(about.skill))} for this scope.`,
  'not-a-clinical-oncologist': () => 'This needs a clinical oncologist in post.',
  'not-the-named-countersigner': () => 'Only the countersigner named on the record signs it.',
  'statement-missing': () => 'State what was seen: the original, and whose it is.',
  'reason-missing': () => 'Give a reason.',
  'identity-not-established': () => 'Say how the identity was established.',
  'name-does-not-match': ({ found }) => {
    if (found === 'name-matches') return 'The printed name is the name of this person, no alias.';
    if (found === 'alias-matches') return 'The printed name is an alias of this person.';
    return 'The printed name is neither the name nor a known alias of this person.';
  },
  'already-reviewed': () => 'This record was already reviewed.',
  'already-countersigned': () => 'This record is already countersigned.',
  'already-revoked': () => 'This record is already revoked.',
  'already-acknowledged': () => 'This is already acknowledged.',
  'already-void': () => 'This is already void.',
  'already-ended': () => 'This has already ended.',
  'already-questioned': () => 'This assessment is in question already.',
  'already-set-aside': () =>
    'This assessment was found not to stand and counts for nothing. A new one is signed instead.',
  'already-corrected': () => 'This act is already corrected.',
  'not-revoked': () => 'This record is not revoked.',
  'not-questioned': () => 'This assessment is not in question.',
  'not-under-conditions': () => 'This registration carries no conditions.',
  'version-number-taken': () => 'A version with this number is already on file.',
  'effective-day-taken': (about) => `Another version takes effect on the same day${day(about)}.`,
  'instant-taken': () => 'Another change of software takes effect at the same time.',
  'only-version': () =>
    'The unit would be left without a version that it runs now: say which one it runs, and since when.',
  'version-overtaken': () =>
    'Another version was approved since this was begun: take its changes in and propose this again.',
  'unknown-entitlement': () => 'There is no such entitlement on file.',
  'unknown-suspension': () => 'There is no such suspension on file.',
  'unknown-requirement': () => 'The framework has no such requirement.',
  'not-the-holder': () => 'Only the holder accepts an entitlement.',
  'own-suspension': () => 'Nobody lifts their own suspension.',
  'approver-is-the-entitler': () => 'Whoever entitles this person does not approve the waiver.',
  'delegation-missing': () => 'This needs a delegation that is in force and covers it.',
  'no-longer-open': (about) =>
    about.found === undefined
      ? 'This entitlement has come to its end.'
      : `This entitlement is ${about.found}.`,
  'already-accepted': () => 'This entitlement is already accepted.',
  'already-lifted': () => 'This suspension is already lifted.',
  'task-not-in-entitlement': (about, titles) =>
    `The entitlement does not list ${midSentence(titles.task(about.task))}.`,
  'treatment-site-not-in-scope': (about, titles) =>
    `${titles.treatmentSite(about.treatmentSite)} is not in the scope of the entitlement.`,
  'not-in-the-basis': () => 'The entitlement does not rest on this record.',
  'already-in-the-basis': () => 'The entitlement rests on this record already.',
  'does-not-replace': () =>
    'A verified record, or an assessment that stands, of the same kind and skill replaces another, where it shows the same level, treatment sites and structures.',
  'same-treatment-site': () => 'An equivalence joins two different treatment sites.',
  'nothing-to-waive': () => 'Only experience and numbers of cases can be waived.',
  'not-held-in-this-role': () => 'This person holds no such entitlement in this role.',
  'not-permitted-by-policy': () => 'The policy of this department does not permit break-glass.',
  'task-without-skills': () => 'This task needs no skill, so it has no break-glass.',
  'second-person': () =>
    'The second person is somebody else who is entitled here and had no hand in this fraction.',
  'break-glass-over': () => 'This break-glass is for something else, or its time is over.',
  'leaves-act-outside': (about, titles) =>
    `An act was entered from this paper and would lie outside: ${midSentence(titles.task(about.task))}, ${about.found ?? ''}. If it was wrongly recorded, correct the act first.`,
  'own-passport': () =>
    'This passport is your own employer’s: what it says is on file here already.',
  'unknown-issuer': () =>
    'Your employer trusts no key of this issuer under which it could be signed. The employer’s representative enters it.',
  'issuer-withdrawn': () =>
    'Your employer no longer trusts the key that is named in this passport.',
  'signature-does-not-match': () =>
    'The signature is not the issuer’s: this passport was changed after it was issued, or somebody else made it.',
  'passport-expired': (about) =>
    `This passport has run out${day(about)} was its last day. Ask for a new one.`,
  'passport-from-the-future': () =>
    'This passport says that it was issued at a time that is still to come.',
  'passport-of-another-length': () => 'This passport says that it lasts longer than any does.',
  'passport-on-file': () => 'This passport was taken before; nothing is recorded twice.',
  'unknown-unit': () => 'There is no such unit here.',
  'nothing-new': () =>
    'This passport brings no record that can be taken: each is on file already, or for no treatment site here.',
};

/** Why something that was sent is not recorded, as a sentence. */
export function refusalSentence(kind: RefusalKind, about: ReasonSubject, titles: Titles): string {
  return SENTENCES[kind](about, titles);
}
