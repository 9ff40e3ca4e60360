import { expect } from '@jest/globals';
import type { Endpoint, GateDepartment } from './gate-caller.ts';

export const READ = { name: 'edit-oar' };
export const WRITE = { name: 'approve-oar' };
export const RECORD_1 = { type: 'fraction', id: 'P1/1' };
const RECORD_2 = { type: 'fraction', id: 'P1/2' };
/** Properties that our rules read: nobody adapts on this unit in this way. */
const ARCHIVED = { ...RECORD_1, properties: { adaptationType: 'atp' } };
const ACTIVE = { ...RECORD_1, properties: { adaptationType: 'online-adaptive' } };

export interface ScenarioSubjects {
  readonly alice: object;
  readonly bob: object;
  readonly physicist: object;
}

/** Of the departments that ask: an Advanced Adapter, an Adapter, and a physicist who supports both. */
export function subjectsOf({ advanced, adapter, mpe }: GateDepartment): ScenarioSubjects {
  return {
    alice: { type: 'person', id: advanced.personId },
    bob: { type: 'person', id: adapter.personId },
    physicist: { type: 'person', id: mpe.personId },
  };
}

/** A request of the scenario by the number of its section, and what is answered. */
export interface ScenarioRow {
  readonly section: string;
  readonly says: string;
  readonly endpoint: Endpoint;
  readonly body: (subjects: ScenarioSubjects) => unknown;
  readonly answer: (subjects: ScenarioSubjects) => unknown;
}

const yes = { decision: true };
const no = { decision: false };
const found = (...results: readonly unknown[]): object => ({
  page: { next_token: '' },
  results: expect.arrayContaining([...results]) as unknown,
});
const nothing = { page: { next_token: '' }, results: [] };

export const ACCEPTED: readonly ScenarioRow[] = [
  {
    section: '2.2.1',
    says: 'a permit',
    endpoint: 'evaluation',
    body: ({ alice }) => ({ subject: alice, action: READ, resource: RECORD_1 }),
    answer: () => yes,
  },
  {
    section: '2.2.2',
    says: 'a deny',
    endpoint: 'evaluation',
    body: ({ bob }) => ({ subject: bob, action: WRITE, resource: RECORD_1 }),
    answer: () => no,
  },
  {
    section: '2.2.3',
    says: 'a context that changes nothing, its time included',
    endpoint: 'evaluation',
    body: ({ alice }) => ({
      subject: alice,
      action: READ,
      resource: RECORD_1,
      context: { time: '2025-06-27T18:03-07:00', ip: '192.168.1.1' },
    }),
    answer: () => yes,
  },
  {
    section: '2.2.4',
    says: 'properties that deny',
    endpoint: 'evaluation',
    body: ({ alice }) => ({ subject: alice, action: WRITE, resource: ARCHIVED }),
    answer: () => no,
  },
  {
    section: '2.2.5',
    says: 'properties that permit',
    endpoint: 'evaluation',
    body: ({ alice }) => ({ subject: alice, action: WRITE, resource: ACTIVE }),
    answer: () => yes,
  },
  {
    section: '2.2.8',
    says: 'properties that nobody here reads',
    endpoint: 'evaluation',
    body: ({ alice }) => ({
      subject: { ...alice, properties: { department: 'Sales', role: 'manager' } },
      action: { ...READ, properties: { method: 'GET' } },
      resource: { ...RECORD_1, properties: { status: 'active', owner: 'bob' } },
    }),
    answer: () => yes,
  },
  {
    section: '2.2.9',
    says: 'fields that nobody knows',
    endpoint: 'evaluation',
    body: ({ alice }) => ({
      subject: alice,
      action: READ,
      resource: RECORD_1,
      foo: 'bar',
      futureField: { nested: true },
    }),
    answer: () => yes,
  },
  {
    section: '2.2.9',
    says: 'fields that nobody knows at every level, and members in any order',
    endpoint: 'evaluation',
    body: ({ alice }) => ({
      context: { unknown: [null, { deep: [] }] },
      foo: null,
      resource: { also: 1, id: 'P1/1', properties: { unknown: null }, type: 'fraction' },
      action: { version: 2, properties: {}, name: READ.name },
      subject: { ...alice, roles: ['admin'], properties: { id: 'somebody else' } },
    }),
    answer: () => yes,
  },
  {
    section: '3.2.1',
    says: 'a batch',
    endpoint: 'evaluations',
    body: ({ alice }) => ({
      subject: alice,
      action: READ,
      evaluations: [{ resource: RECORD_1 }, { resource: RECORD_2 }],
    }),
    answer: () => ({ evaluations: [yes, yes] }),
  },
  {
    section: '3.2.2',
    says: 'a batch in its order',
    endpoint: 'evaluations',
    body: ({ bob }) => ({
      subject: bob,
      resource: RECORD_1,
      evaluations: [{ action: READ }, { action: WRITE }],
    }),
    answer: () => ({ evaluations: [yes, no] }),
  },
  {
    section: '3.2.3',
    says: 'a batch with properties of its own in each item',
    endpoint: 'evaluations',
    body: ({ alice }) => ({
      subject: alice,
      action: WRITE,
      evaluations: [{ resource: ACTIVE }, { resource: ARCHIVED }],
    }),
    answer: () => ({ evaluations: [yes, no] }),
  },
  {
    section: '3.2.4',
    says: 'a batch over subjects',
    endpoint: 'evaluations',
    body: ({ alice, bob }) => ({
      action: WRITE,
      resource: ACTIVE,
      evaluations: [{ subject: bob }, { subject: alice }],
    }),
    answer: () => ({ evaluations: [no, yes] }),
  },
  {
    section: '3.2.5',
    says: 'a batch without defaults',
    endpoint: 'evaluations',
    body: ({ alice, bob }) => ({
      evaluations: [
        { subject: alice, action: READ, resource: RECORD_1 },
        { subject: bob, action: WRITE, resource: RECORD_1 },
      ],
    }),
    answer: () => ({ evaluations: [yes, no] }),
  },
  {
    section: '3.2.6',
    says: 'a batch with a context for all and one of its own',
    endpoint: 'evaluations',
    body: ({ alice }) => ({
      subject: alice,
      action: READ,
      context: { time: '2025-06-27T18:03-07:00' },
      evaluations: [
        { resource: RECORD_1 },
        {
          resource: RECORD_2,
          context: { time: '2025-06-27T19:00-07:00', source: 'batch-override' },
        },
      ],
    }),
    answer: () => ({ evaluations: [yes, yes] }),
  },
  {
    section: '3.2.7',
    says: 'a batch whose items replace defaults as a whole (the advisory merge of a type is not made)',
    endpoint: 'evaluations',
    body: ({ alice }) => ({
      subject: alice,
      action: WRITE,
      resource: { type: 'fraction' },
      evaluations: [{ resource: { id: 'P1/1' } }, { resource: ACTIVE }],
    }),
    answer: () => ({
      evaluations: [
        {
          decision: false,
          context: {
            error: { status: 400, message: 'resource.type must be a string that is not empty.' },
          },
        },
        yes,
      ],
    }),
  },
  {
    section: '3.4.1',
    says: 'a batch with a broken item',
    endpoint: 'evaluations',
    body: ({ alice }) => ({
      subject: alice,
      action: READ,
      evaluations: [{ resource: RECORD_1 }, {}],
    }),
    answer: () => ({
      evaluations: [
        yes,
        {
          decision: false,
          context: { error: { status: 400, message: 'resource must be a JSON object.' } },
        },
      ],
    }),
  },
  {
    section: '3.4.1',
    says: 'a batch of which no item has a subject, each in its place',
    endpoint: 'evaluations',
    body: () => ({ action: READ, resource: RECORD_1, evaluations: [{}, { foo: 1 }] }),
    answer: () => {
      const message = 'subject must be a JSON object.';
      const broken = { decision: false, context: { error: { status: 400, message } } };
      return { evaluations: [broken, broken] };
    },
  },
  {
    section: '3.4.1',
    says: 'a batch whose options and items hold what nobody knows',
    endpoint: 'evaluations',
    body: ({ alice, bob }) => ({
      subject: bob,
      action: WRITE,
      resource: RECORD_1,
      options: { foo: 'bar', another_option: null },
      evaluations: [
        { evaluations: [], options: { evaluations_semantic: 'nonsense' } },
        { subject: alice, foo: 'bar' },
      ],
    }),
    answer: () => ({ evaluations: [no, yes] }),
  },
  {
    section: '3.4.2',
    says: 'a batch without items, as a single question',
    endpoint: 'evaluations',
    body: ({ alice }) => ({ subject: alice, action: READ, resource: RECORD_1 }),
    answer: () => yes,
  },
  {
    section: '3.4.3',
    says: 'a batch with an empty list, as a single question',
    endpoint: 'evaluations',
    body: ({ alice }) => ({ subject: alice, action: READ, resource: RECORD_1, evaluations: [] }),
    answer: () => yes,
  },
  {
    section: '4.2.1',
    says: 'a search for subjects',
    endpoint: 'subject',
    body: () => ({ subject: { type: 'person' }, action: READ, resource: RECORD_1 }),
    answer: ({ alice, bob }) => found(alice, bob),
  },
  {
    section: '4.2.2',
    says: 'a search for subjects with a context',
    endpoint: 'subject',
    body: () => ({
      subject: { type: 'person' },
      action: READ,
      resource: RECORD_1,
      context: { time: '2025-06-27T18:03-07:00' },
    }),
    answer: ({ alice, bob }) => found(alice, bob),
  },
  {
    section: '4.2.3',
    says: 'a search for subjects, whose own id is not read',
    endpoint: 'subject',
    body: () => ({ subject: { type: 'person', id: 7 }, action: WRITE, resource: RECORD_1 }),
    answer: ({ alice }) => ({ page: { next_token: '' }, results: [alice] }),
  },
  {
    section: '4.2.4',
    says: 'a search for subjects by properties of the resource',
    endpoint: 'subject',
    body: () => ({ subject: { type: 'person' }, action: WRITE, resource: ACTIVE }),
    answer: ({ alice }) => found(alice),
  },
  {
    section: '4.3.1',
    says: 'a search for resources',
    endpoint: 'resource',
    body: ({ physicist }) => ({
      subject: physicist,
      action: { name: 'support-adaptation' },
      resource: { type: 'treatment' },
    }),
    answer: () => found({ type: 'treatment', id: 'Ethos-1/prostate' }),
  },
  {
    section: '4.3.2',
    says: 'a search for resources, whose own id is not read',
    endpoint: 'resource',
    body: ({ physicist }) => ({
      subject: physicist,
      action: { name: 'support-adaptation' },
      resource: { type: 'treatment', id: null },
    }),
    answer: () => found({ type: 'treatment', id: 'Ethos-1/prostate' }),
  },
  {
    section: '4.3.3',
    says: 'a search for resources by properties',
    endpoint: 'resource',
    body: ({ physicist }) => ({
      subject: { ...physicist, properties: { role: 'admin' } },
      action: { name: 'support-adaptation' },
      resource: { type: 'treatment', properties: { adaptationType: 'atp' } },
    }),
    answer: () => nothing,
  },
  {
    section: '4.3.1',
    says: 'a search for resources whose acts count too: the fraction that another has begun',
    endpoint: 'resource',
    body: ({ alice }) => ({ subject: alice, action: WRITE, resource: { type: 'fraction' } }),
    answer: () => ({ page: { next_token: '' }, results: [RECORD_1] }),
  },
  {
    section: '4.3.2',
    says: 'a search for resources of a case, whose own id is not read',
    endpoint: 'resource',
    body: ({ bob }) => ({
      subject: bob,
      action: READ,
      resource: { type: 'fraction', id: 7 },
      context: { time: '2025-06-27T18:03-07:00' },
    }),
    answer: () => found(RECORD_1, RECORD_2),
  },
  {
    section: '4.3.3',
    says: 'a search for resources of a case by properties that deny',
    endpoint: 'resource',
    body: ({ alice }) => ({
      subject: alice,
      action: READ,
      resource: { type: 'fraction', properties: { adaptationType: 'atp' } },
    }),
    answer: () => nothing,
  },
  {
    section: '4.4.1',
    says: 'a search for actions',
    endpoint: 'action',
    body: ({ alice }) => ({ subject: alice, resource: RECORD_1 }),
    answer: () => found(READ, WRITE),
  },
  {
    section: '4.4.2',
    says: 'a search for actions with a context, whose own action is not read',
    endpoint: 'action',
    body: ({ bob }) => ({
      subject: bob,
      action: 5,
      resource: RECORD_1,
      context: { ip: '192.168.1.1' },
    }),
    answer: () => ({ page: { next_token: '' }, results: [READ] }),
  },
  {
    section: '4.4.3',
    says: 'a search for actions by properties',
    endpoint: 'action',
    body: ({ alice }) => ({ subject: alice, resource: ACTIVE }),
    answer: () => found(WRITE),
  },
  {
    section: '4.6.1',
    says: 'a search about an id that nobody has',
    endpoint: 'action',
    body: () => ({ subject: { type: 'person', id: 'nonexistent-user' }, resource: RECORD_1 }),
    answer: () => nothing,
  },
  {
    section: '4.6.1',
    says: 'a search about a resource that is not on file',
    endpoint: 'subject',
    body: () => ({
      subject: { type: 'person' },
      action: READ,
      resource: { type: 'fraction', id: 'ZZ9/1' },
    }),
    answer: () => nothing,
  },
  {
    section: '4.6.2',
    says: 'a search for a type that we do not know',
    endpoint: 'subject',
    body: () => ({ subject: { type: 'spaceship' }, action: READ, resource: RECORD_1 }),
    answer: () => nothing,
  },
  {
    section: '4.6.2',
    says: 'a search for resources of a type that we do not know',
    endpoint: 'resource',
    body: ({ alice }) => ({ subject: alice, action: READ, resource: { type: 'spaceship' } }),
    answer: () => nothing,
  },
];

/** A question that is whole; who asks does not matter where nothing is answered. */
export const whole = (): Record<string, unknown> => ({
  subject: SOMEBODY,
  action: READ,
  resource: RECORD_1,
});
const SOMEBODY = { type: 'person', id: 'S-Adapter-1' };
const without = (field: string): object => ({ ...whole(), [field]: undefined });

/** What is missing or of a wrong type, by the number of its section. */
export const REFUSED: readonly (readonly [string, Endpoint, () => unknown])[] = [
  ['2.4.1 subject', 'evaluation', () => without('subject')],
  ['2.4.1 action', 'evaluation', () => without('action')],
  ['2.4.1 resource', 'evaluation', () => without('resource')],
  ['2.4.2 subject.type', 'evaluation', () => ({ ...whole(), subject: { id: 'alice' } })],
  ['2.4.2 subject.id', 'evaluation', () => ({ ...whole(), subject: { type: 'person' } })],
  ['2.4.2 action.name', 'evaluation', () => ({ ...whole(), action: {} })],
  ['2.4.2 resource.type', 'evaluation', () => ({ ...whole(), resource: { id: 'P1/1' } })],
  ['2.4.2 resource.id', 'evaluation', () => ({ ...whole(), resource: { type: 'fraction' } })],
  ['2.4.4 malformed JSON', 'evaluation', () => '{"subject":'],
  ['2.4.5 an empty body', 'evaluation', () => ''],
  ['2.4.6 a subject that is text', 'evaluation', () => ({ ...whole(), subject: 'alice' })],
  ['2.4.6 a name that is a number', 'evaluation', () => ({ ...whole(), action: { name: 123 } })],
  [
    '2.4.6 an id that is null',
    'evaluation',
    () => ({ ...whole(), subject: { ...SOMEBODY, id: null } }),
  ],
  ['2.4.6 a list', 'evaluation', () => []],
  ['2.4.6 text', 'evaluation', () => '"evaluation"'],
  ['2.4.6 null', 'evaluation', () => 'null'],
  ...[7, true, null, '', ' '.repeat(2_001), ['x'], { id: 'x' }].flatMap((value) =>
    (
      [
        ['subject.type', { ...whole(), subject: { ...SOMEBODY, type: value } }],
        ['subject.id', { ...whole(), subject: { ...SOMEBODY, id: value } }],
        ['action.name', { ...whole(), action: { name: value } }],
        ['resource.type', { ...whole(), resource: { ...RECORD_1, type: value } }],
        ['resource.id', { ...whole(), resource: { ...RECORD_1, id: value } }],
      ] as const
    ).map(([at, body]) => [`2.4.6 a ${at} of ${typed(value)}`, 'evaluation', () => body] as const),
  ),
  ...[7, true, null, 'text', ['x']].flatMap((value) =>
    (
      [
        ['action', { ...whole(), action: value }],
        ['resource', { ...whole(), resource: value }],
        ['context', { ...whole(), context: value }],
        ['subject.properties', { ...whole(), subject: { ...SOMEBODY, properties: value } }],
        ['action.properties', { ...whole(), action: { ...READ, properties: value } }],
        ['resource.properties', { ...whole(), resource: { ...RECORD_1, properties: value } }],
      ] as const
    ).map(([at, body]) => [`2.4.6 a ${at} of ${typed(value)}`, 'evaluation', () => body] as const),
  ),
  ...[7, null, 'text', []].map(
    (options) =>
      [
        `3.x options of ${typed(options)}`,
        'evaluations',
        () => ({ ...whole(), evaluations: [{}], options }),
      ] as const,
  ),
  ...[7, null, 'text', []].flatMap((value) =>
    (['subject', 'action', 'resource', 'context'] as const).map(
      (name) =>
        [
          `3.x a default ${name} of ${typed(value)}`,
          'evaluations',
          () => ({ ...whole(), [name]: value, evaluations: [whole()] }),
        ] as const,
    ),
  ),
  ['3.x an unknown semantic', 'evaluations', () => semantic('first_come')],
  ['3.x a semantic that is null', 'evaluations', () => semantic(null)],
  ['3.x items that are no list', 'evaluations', () => ({ ...whole(), evaluations: {} })],
  ['3.x items that are null', 'evaluations', () => ({ ...whole(), evaluations: null })],
  [
    '3.x a default that is text',
    'evaluations',
    () => ({ subject: 'alice', evaluations: [whole()] }),
  ],
  ['3.x an empty batch that is no question', 'evaluations', () => ({ evaluations: [] })],
  ['4.7.1 action', 'subject', () => ({ subject: { type: 'person' }, resource: RECORD_1 })],
  ['4.7.1 subject', 'resource', () => ({ action: READ, resource: { type: 'treatment' } })],
  ['4.7.1 resource', 'action', () => ({ subject: SOMEBODY })],
  [
    '4.7.2 resource.id',
    'subject',
    () => ({ subject: { type: 'person' }, action: READ, resource: { type: 'fraction' } }),
  ],
  [
    '4.7.2 subject.id',
    'resource',
    () => ({ subject: { type: 'person' }, action: READ, resource: { type: 'treatment' } }),
  ],
  ['4.7.2 subject.id', 'action', () => ({ subject: { type: 'person' }, resource: RECORD_1 })],
  ['4.7.2 resource.type', 'resource', () => ({ subject: SOMEBODY, action: READ, resource: {} })],
];

function typed(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 30 ? `${String(text.length)} characters` : text;
}

function semantic(evaluations_semantic: unknown): object {
  return { ...whole(), evaluations: [{}], options: { evaluations_semantic } };
}
