import type { CasesTowards, Evidence, EvidenceType } from '@oart/competency';
import { inWords } from './dates.ts';
import type { Titles } from './titles.ts';

/** What people call each kind of record. */
export const EVIDENCE_TYPE_TITLES: Readonly<Record<EvidenceType, string>> = {
  'proknow-certificate': 'ProKnow certificate',
  'proknow-log': 'ProKnow log',
  'reflective-log': 'Reflective training log',
  'one-to-one-record': 'Record of 1:1 with a clinical oncologist',
  'tutorial-certificate': 'Tutorial certificate',
  'plan-check-training-record': 'Plan-checking training record',
  'mobius-training-record': 'Mobius training record',
  'equipment-training': 'Equipment training',
  'experience-claim': 'Claim of experience',
  'supervised-case-log': 'Supervised case log',
  'agency-record': 'Record of an agency employer',
  'external-record': 'External record',
};

type Titled = Pick<Evidence, 'type' | 'skill' | 'treatmentSites' | 'structures'>;

/** One line for a record: `ProKnow certificate, OAR outlining, prostate: bladder and rectum`. */
export function evidenceTitle(evidence: Titled, titles: Titles): string {
  const { type, skill, treatmentSites, structures } = evidence;
  const named = [...new Set(structures.map(({ structure }) => structure))];
  const parts = [
    EVIDENCE_TYPE_TITLES[type],
    ...(skill === null ? [] : [titles.skill(skill)]),
    ...(treatmentSites.length === 0
      ? []
      : [inWords(treatmentSites.map((site) => titles.treatmentSite(site).toLowerCase()))]),
  ];
  return named.length === 0
    ? parts.join(', ')
    : `${parts.join(', ')}: ${inWords(named.map((structure) => titles.structure(structure).toLowerCase()))}`;
}

/** `9 of 10 cases without intervention, prostate` */
export function casesSentence(towards: CasesTowards, titles: Titles): string {
  const { measure, needed, held, treatmentSite } = towards;
  const kind = measure === 'cases' ? 'cases' : 'cases without intervention';
  const site =
    treatmentSite === null ? '' : `, ${titles.treatmentSite(treatmentSite).toLowerCase()}`;
  return `${String(held)} of ${String(needed)} ${kind}${site}`;
}

/** `once`, `twice`, `3 times` */
export function timesInWords(times: number): string {
  return ['never', 'once', 'twice'][times] ?? `${String(times)} times`;
}
