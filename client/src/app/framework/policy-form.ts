import { checkPolicy } from '@oart/competency';
import type { PolicyDocument } from '@oart/competency';
import { POLICY_TOPICS } from '@oart/contract';
import type { PolicyTopic } from '@oart/contract';
import { pathOf } from '../forms/field-id';
import type { DocumentField, FieldGroup } from './document-form';

/** A value of the policy: where it stands, what it is called, and what it may be. */
type Row = readonly [pointer: string, label: string, kind: RowKind];
type RowKind = 'count' | 'days' | 'span' | 'flag' | Readonly<Record<string, string>>;

const ROWS: Readonly<Record<PolicyTopic, readonly Row[]>> = {
  // Whether it is adopted follows from its approval.
  'The policy itself': [],
  'Roles and tasks': [
    [
      '/inheritance',
      'A role that includes another',
      { on: 'has its tasks, must meet its requirements', off: 'has its own alone' },
    ],
    [
      '/reviewCorrection',
      'A correction while OARs are approved',
      { permit: 'is allowed where another person edited', strict: 'is an edit: another approves' },
    ],
    [
      '/sameTargetSelectionDoseCheck',
      'Target, selection and dose check by one person',
      { warn: 'warns', deny: 'is refused' },
    ],
  ],
  'Recent practice': [
    ['/currency/fractions', 'Fractions with independent acts', 'count'],
    ['/currency/distinctCases', 'Cases they come from, at least', 'count'],
    ['/currency/window', 'Within', 'span'],
    ['/currency/dueSoonDays', 'Due soon when fewer days are left', 'days'],
    ['/currency/restorationFractions', 'Supervised fractions that restore it', 'count'],
  ],
  Absence: [
    ['/absence/warnDays', 'Days of absence that warn', 'count'],
    ['/absence/supervisedReturnDays', 'Days that ask for a supervised return', 'count'],
    ['/absence/returnFractions', 'Supervised fractions of a return', 'count'],
  ],
  Registration: [
    ['/registration/declarationGraceDays', 'Days after a declaration was due', 'days'],
    ['/registration/recheckWarnDays', 'Days after which a check is old', 'days'],
    ['/registration/automatedFeed', 'An automated feed reads the registers', 'flag'],
  ],
  Entitlements: [
    ['/entitlement/validity', 'An entitlement lasts', 'span'],
    ['/entitlement/review', 'It is reviewed within', 'span'],
    ['/reciprocalWindow', 'Assessing each other is listed within', 'span'],
    ['/entitlement/expiresSoonDays', 'Its end is announced when fewer days are left', 'days'],
    ['/entitlement/assessorMayEntitle', 'Who assessed somebody may entitle them', 'flag'],
    ['/entitlement/verifierMayAssess', 'Who verified a record may assess on it', 'flag'],
  ],
  'Exceptions and reviews': [
    ['/waiver/longest', 'A waiver lasts', 'span'],
    ['/founding/longest', 'A founding appointment lasts', 'span'],
    ['/offlineReview/days', 'Days to an offline review', 'days'],
    ['/offlineReview/beforeFraction', 'Offline review before fraction', 'count'],
    ['/breakGlass/reviewWorkingDays', 'Working days to review an exceptional act', 'days'],
    ['/lateEntryCountersignWorkingDays', 'Working days to countersign a late entry', 'days'],
    ['/breakGlass/longestMinutes', 'Minutes that break-glass is open', 'count'],
    ['/breakGlass/permitted', 'Break-glass is permitted', 'flag'],
  ],
};

/** The form of a policy, by what it is about. A span is asked for in years and months, which are not the same. */
export function policyForm(policy: PolicyDocument): readonly FieldGroup[] {
  return POLICY_TOPICS.filter((topic) => ROWS[topic].length > 0).map((topic) => ({
    pointer: '',
    title: topic,
    fields: ROWS[topic].flatMap(([pointer, label, kind]) => fieldsOf(policy, pointer, label, kind)),
    groups: [],
    removes: null,
    adds: [],
  }));
}

function fieldsOf(
  policy: PolicyDocument,
  pointer: string,
  label: string,
  kind: RowKind,
): readonly DocumentField[] {
  const value = valueAt(policy, pointer);
  const field = (kind: DocumentField['kind'], choices: DocumentField['choices'] = []) => [
    { pointer, label, kind, value, choices },
  ];
  switch (kind) {
    case 'count':
    case 'days':
      return field('number');
    case 'flag':
      return field('flag');
    case 'span':
      return PARTS.map((part) => ({
        pointer: `${pointer}/${part}`,
        label: `${label}, ${part}`,
        kind: 'number',
        value: valueAt(policy, `${pointer}/${part}`),
        choices: [],
      }));
    default:
      return field(
        'choice',
        Object.entries(kind).map(([id, title]) => ({ id, title })),
      );
  }
}

const PARTS = ['years', 'months'] as const;

/** What keeps the policy from being proposed, by the pointer of the field: whole numbers first, then their sense. */
export function policyFaults(policy: PolicyDocument): ReadonlyMap<string, string> {
  const faults = POLICY_TOPICS.flatMap((topic) => ROWS[topic]).flatMap(([pointer, , kind]) =>
    numberFaults(policy, pointer, kind),
  );
  return new Map(
    faults.length > 0
      ? faults
      : checkPolicy(policy).map(({ pointer }) => [
          pointer in CONTRADICTIONS ? pointer : `${pointer}/months`,
          CONTRADICTIONS[pointer] ?? 'Enter at least one month or one year.',
        ]),
  );
}

const CONTRADICTIONS: Readonly<Record<string, string>> = {
  '/currency/distinctCases': 'Enter no more cases than fractions.',
  '/absence/supervisedReturnDays': 'Enter no less than the days that warn.',
};

/** The bounds of the document's schema. */
const LARGEST = { count: 100_000, days: 100_000, years: 100, months: 1_200 } as const;

function numberFaults(
  policy: PolicyDocument,
  pointer: string,
  kind: RowKind,
): readonly (readonly [string, string])[] {
  if (kind === 'span') {
    return PARTS.flatMap((part) => wholeFault(policy, `${pointer}/${part}`, 0, LARGEST[part]));
  }
  if (kind === 'count' || kind === 'days') {
    return wholeFault(policy, pointer, kind === 'count' ? 1 : 0, LARGEST[kind]);
  }
  return [];
}

function wholeFault(
  policy: PolicyDocument,
  pointer: string,
  least: number,
  most: number,
): readonly (readonly [string, string])[] {
  const value = valueAt(policy, pointer);
  const isFine =
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
  return isFine
    ? []
    : [[pointer, `Enter a whole number from ${String(least)} to ${String(most)}.`]];
}

function valueAt(policy: PolicyDocument, pointer: string): unknown {
  return pathOf(pointer).reduce<unknown>(
    (value, step) => (value as Readonly<Record<string, unknown>>)[step],
    policy,
  );
}
