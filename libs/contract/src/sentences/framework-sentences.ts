import type { DocumentProblem, DocumentRule, FrameworkWarning } from '@oart/competency';
import { inWords } from './dates.ts';
import type { Titles } from './titles.ts';

const RULES: Readonly<Record<DocumentRule, (found: string) => string>> = {
  'duplicate-id': (found) => `"${found}" stands here twice`,
  'duplicate-step': (found) => `two tasks are step ${found} of a fraction`,
  'duplicate-structure-set': (found) => `there are two structure sets for ${found}`,
  'duplicate-prompt': (found) => `"${found}" is asked twice`,
  'unknown-role': (found) => `there is no role "${found}" in this document`,
  'unknown-task': (found) => `there is no task "${found}" in this document`,
  'unknown-skill': (found) => `there is no skill "${found}" in this document`,
  'unknown-treatment-site': (found) => `there is no treatment site "${found}" in this document`,
  'unknown-requirement': (found) => `there is no requirement "${found}" in this document`,
  'inclusion-cycle': (found) => `role "${found}" includes itself, directly or through another`,
  'no-role-takes-task': (found) => `no role takes task "${found}"`,
  'nothing-listed': (found) => `"${found}" lists nothing here`,
  'out-of-range': (found) => `${found} is out of range`,
  'step-of-unordered-task': (found) => `task "${found}" has a step but needs no case`,
  'no-record-can-satisfy': (found) => `no record can satisfy "${found}"`,
  'requirement-asks-nothing': (found) => `requirement "${found}" asks for nothing`,
  'unusable-day': (found) => `${found} is not a day`,
};

/** A fault of a framework or policy document: the rule by its code, then what breaks it. */
export function documentProblemSentence({ rule, found }: DocumentProblem): string {
  return `${rule}: ${RULES[rule](found)}.`;
}

/** A hole in a framework, by name (domain.md 10.2). */
export function frameworkWarningSentence(warning: FrameworkWarning, titles: Titles): string {
  switch (warning.kind) {
    case 'task-without-requirement':
      return (
        `${titles.role(warning.role)} may take "${titles.task(warning.task)}" but has no ` +
        `requirement for ${titles.skill(warning.skill)}: ` +
        `${inWords(warning.treatmentSites.map((site) => titles.treatmentSite(site)))}.`
      );
    case 'skill-nobody-may-assess':
      return `Nobody may assess ${titles.skill(warning.skill)}.`;
  }
}
