import { Ajv2020 } from 'ajv/dist/2020.js';
import type { AnySchema, ValidateFunction } from 'ajv';
import { BANDS } from '../person/band.ts';
import type { Band, Profession, RegistrationBody } from '../person/person.ts';
import type { EvidenceType } from '../evidence/evidence.ts';
import { FRAMEWORK, POLICY, published } from './documents.fixture.ts';
import { checkFramework } from './framework-check.ts';
import { frameworkWarnings } from './framework-warning.ts';
import type {
  DistinctRule,
  ExperienceRule,
  FrameworkDocument,
  Prerequisite,
  RecordRule,
  Requirement,
  Role,
  Skill,
  StructureSet,
  Task,
  Transition,
} from './framework.ts';
import { checkPolicy } from './policy-check.ts';
import type { PolicyDocument } from './policy.ts';

type Keys<T> = Readonly<Record<keyof T, true>>;
type Values<T extends string> = Readonly<Record<T, true>>;
type Node = Readonly<Record<string, unknown>>;

const ajv = new Ajv2020({ allErrors: true });
const FRAMEWORK_SCHEMA = published('oart-framework.schema.json') as Node;
const POLICY_SCHEMA = published('oart-policy.schema.json') as Node;
const validFramework = compiled(FRAMEWORK_SCHEMA);
const validPolicy = compiled(POLICY_SCHEMA);

function compiled(schema: AnySchema): ValidateFunction {
  return ajv.compile(schema);
}
const at = (schema: Node, path: string): Node =>
  path.split('/').reduce<unknown>((node, key) => (node as Node)[key], schema) as Node;
const keysOf = (node: Node): readonly string[] => Object.keys(node['properties'] as Node).sort();
const valuesOf = (node: Node): readonly string[] => [...(node['enum'] as string[])].sort();
const listed = (record: object): readonly string[] => Object.keys(record).sort();

describe('the department’s framework v1', () => {
  it('has the published shape and no fault of meaning', () => {
    expect(validFramework(FRAMEWORK)).toBe(true);
    expect(checkFramework(FRAMEWORK)).toEqual([]);
  });

  it.each<[string, readonly string[], boolean]>([
    ['one prompt', ['What did you learn?'], true],
    ['none', [], false],
    ['an empty one', [''], false],
    ['one with a space before it', [' What?'], false],
    ['one of two lines', ['What?\nWhy?'], false],
    ['one that is too long', ['x'.repeat(201)], false],
    ['more than an answer may hold', Array.from({ length: 21 }, (_, at) => `What ${at}?`), false],
  ])('may be asked for %s in a reflection: %j', (_, reflectionPrompts, isValid) => {
    expect(validFramework({ ...FRAMEWORK, reflectionPrompts })).toBe(isValid);
  });

  it('is a product default until a department adopts it', () => {
    expect(FRAMEWORK.adopted).toBe(false);
    expect(POLICY.adopted).toBe(false);
  });

  it('has no hole while inheritance is on', () => {
    expect(frameworkWarnings(FRAMEWORK, POLICY)).toEqual([]);
  });

  it('is the table of the department: role, skill, method, record', () => {
    const rows = FRAMEWORK.requirements.map(({ role, skill, method, recordTitle }) => [
      role,
      skill,
      method,
      recordTitle,
    ]);
    const planChecking = 'Training program for plan checking + at least 2 years experience';
    expect(rows).toEqual([
      ['adapter', 'oar-outlining', 'ProKnow contouring tool', 'ProKnow log + certificates'],
      [
        'advanced-adapter',
        'target-outlining',
        'ProKnow + 1:1 with CCOs',
        'Reflective training logs',
      ],
      ['adapter', 'dir-evaluation', 'Tutorial', 'Certificate'],
      ['advanced-adapter', 'dir-evaluation', 'Tutorial', 'Certificate'],
      ['advanced-adapter', 'plan-selection', planChecking, 'Plan-checking training records'],
      ['mpe', 'plan-selection', planChecking, 'Plan-checking training records'],
      ['advanced-adapter', 'mobius-approval', 'Training program', 'Training records'],
      ['mpe', 'mobius-approval', 'Training program', 'Training records'],
    ]);
  });

  it('orders the seven steps of a fraction, each with its distinct-person rule', () => {
    const steps = FRAMEWORK.tasks
      .filter(({ step }) => step !== null)
      .map(({ id, step, distinct }) => [step, id, ...distinct]);
    expect(steps).toEqual([
      [1, 'edit-oar'],
      [2, 'approve-oar', 'not-editor-of-oar'],
      [3, 'edit-target'],
      [4, 'approve-target', 'tag-same-person-edited-target'],
      [5, 'select-plan'],
      [6, 'agree-plan-selection', 'not-selector'],
      [7, 'approve-dose-check', 'warn-target-selection-dose-check'],
    ]);
  });

  it('never supervises approving protocols or reviewing offline, nor asks recent practice of them', () => {
    const apart = FRAMEWORK.tasks.filter(({ supervisable }) => !supervisable);
    expect(apart.map(({ id }) => id)).toEqual(['approve-protocol', 'review-offline']);
    expect(apart.map(({ currencyApplies }) => currencyApplies)).toEqual([false, false]);
  });

  it('asks a case of the seven steps and the offline review only (F23)', () => {
    const free = FRAMEWORK.tasks.filter(({ caseRequired }) => !caseRequired);
    expect(free.map(({ id }) => id)).toEqual(['approve-protocol', 'support-adaptation']);
  });

  it('lists the cervix structures as bladder, rectum, sigmoid and bowel, at 75 per cent', () => {
    const cervix = FRAMEWORK.structureSets.find(({ treatmentSite }) => treatmentSite === 'cervix');
    expect(cervix?.structures.map(({ id, passMark }) => [id, passMark])).toEqual([
      ['bladder', 75],
      ['rectum', 75],
      ['sigmoid', 75],
      ['bowel', 75],
    ]);
  });
});

describe('the policy defaults', () => {
  it('have the published shape and no fault of meaning', () => {
    expect(validPolicy(POLICY)).toBe(true);
    expect(checkPolicy(POLICY)).toEqual([]);
  });

  it('are those of the settled decisions', () => {
    expect(POLICY.currency).toEqual({
      fractions: 5,
      distinctCases: 1,
      window: { years: 0, months: 6 },
      dueSoonDays: 60,
      restorationFractions: 3,
    });
    expect(POLICY.absence).toEqual({ warnDays: 90, supervisedReturnDays: 180, returnFractions: 3 });
    expect(POLICY.entitlement.validity).toEqual({ years: 3, months: 0 });
    expect(POLICY.entitlement.review).toEqual({ years: 1, months: 0 });
  });
});

describe('a document that lacks a key is refused, and so is an unknown one (F29)', () => {
  const paths = (document: unknown, path = ''): readonly string[] =>
    typeof document !== 'object' || document === null
      ? []
      : Object.entries(document).flatMap(([key, value]) => [
          ...(Array.isArray(document) ? [] : [`${path}/${key}`]),
          ...paths(value, `${path}/${key}`),
        ]);
  const without = (document: unknown, path: string): unknown => {
    const copy = structuredClone(document) as Node;
    const keys = path.split('/').slice(1);
    const last = keys.pop() ?? '';
    const parent = keys.reduce<unknown>((node, key) => (node as Node)[key], copy);
    Reflect.deleteProperty(parent as object, last);
    return copy;
  };

  it.each(paths(POLICY))('the policy without %s', (path) => {
    expect(validPolicy(without(POLICY, path))).toBe(false);
    expect(validPolicy.errors?.[0]).toMatchObject({ keyword: 'required' });
  });

  it('the framework without any one of its keys', () => {
    const all = paths(FRAMEWORK);
    expect(all.length).toBeGreaterThan(300);
    expect(all.filter((path) => validFramework(without(FRAMEWORK, path)))).toEqual([]);
  });

  it('with a key that nobody knows', () => {
    expect(validPolicy({ ...POLICY, colour: 'blue' })).toBe(false);
    expect(validFramework({ ...FRAMEWORK, colour: 'blue' })).toBe(false);
    expect(
      validFramework({ ...FRAMEWORK, roles: [{ ...FRAMEWORK.roles[0], colour: 'blue' }] }),
    ).toBe(false);
  });
});

describe('the schemas and the types are in step', () => {
  const task: Keys<Task> = {
    id: true,
    title: true,
    skills: true,
    step: true,
    kind: true,
    caseRequired: true,
    supervisable: true,
    currencyApplies: true,
    distinct: true,
  };
  const role: Keys<Role> = {
    id: true,
    title: true,
    staffGroup: true,
    dutyHolder: true,
    includes: true,
    tasks: true,
    prerequisites: true,
    usualEntitlers: true,
  };
  const recordRule: Keys<RecordRule> = {
    record: true,
    title: true,
    perStructure: true,
    perTreatmentSite: true,
    minimumRecords: true,
    minimumScore: true,
    minimumCases: true,
    minimumCasesWithoutIntervention: true,
    minimumPercentAgreement: true,
    likert: true,
    maximumAttempts: true,
    countersignedBy: true,
    validFor: true,
    maximumAgeAtFirstGrant: true,
  };
  const requirement: Keys<Requirement> = {
    id: true,
    role: true,
    skill: true,
    treatmentSites: true,
    method: true,
    recordTitle: true,
    records: true,
    experience: true,
    level: true,
  };
  const document: Keys<FrameworkDocument> = {
    schema: true,
    schemaVersion: true,
    number: true,
    title: true,
    adopted: true,
    changeClass: true,
    treatmentSites: true,
    skills: true,
    tasks: true,
    roles: true,
    structureSets: true,
    requirements: true,
    transitions: true,
    reflectionPrompts: true,
  };
  const skill: Keys<Skill> = { id: true, title: true, assessedBy: true };
  const structureSet: Keys<StructureSet> = {
    id: true,
    skill: true,
    treatmentSite: true,
    structures: true,
  };
  const experienceRule: Keys<ExperienceRule> = {
    activity: true,
    title: true,
    span: true,
    basis: true,
    absences: true,
  };
  const transition: Keys<Transition> = { requirement: true, rule: true };

  it.each([
    ['$defs/task', task],
    ['$defs/role', role],
    ['$defs/recordRule', recordRule],
    ['$defs/requirement', requirement],
    ['$defs/skill', skill],
    ['$defs/structureSet', structureSet],
    ['$defs/experienceRule', experienceRule],
    ['$defs/transition', transition],
  ])('%s has the keys of its type', (path, keys) => {
    expect(keysOf(at(FRAMEWORK_SCHEMA, path))).toEqual(listed(keys));
  });

  it('the documents have the keys of their types', () => {
    const policy: Keys<PolicyDocument> = {
      schema: true,
      schemaVersion: true,
      number: true,
      adopted: true,
      inheritance: true,
      reviewCorrection: true,
      sameTargetSelectionDoseCheck: true,
      currency: true,
      absence: true,
      registration: true,
      entitlement: true,
      waiver: true,
      founding: true,
      reciprocalWindow: true,
      breakGlass: true,
      offlineReview: true,
      lateEntryCountersignWorkingDays: true,
    };
    expect(keysOf(FRAMEWORK_SCHEMA)).toEqual(listed(document));
    expect(keysOf(POLICY_SCHEMA)).toEqual(listed(policy));
  });

  const evidenceTypes: Values<EvidenceType> = {
    'proknow-certificate': true,
    'proknow-log': true,
    'reflective-log': true,
    'one-to-one-record': true,
    'tutorial-certificate': true,
    'plan-check-training-record': true,
    'mobius-training-record': true,
    'equipment-training': true,
    'experience-claim': true,
    'supervised-case-log': true,
    'agency-record': true,
    'external-record': true,
  };
  const distinctRules: Values<DistinctRule> = {
    'not-editor-of-oar': true,
    'not-selector': true,
    'not-author': true,
    'signed-no-act': true,
    'tag-same-person-edited-target': true,
    'warn-target-selection-dose-check': true,
  };
  const kinds: Values<Task['kind']> = {
    edit: true,
    approve: true,
    select: true,
    agree: true,
    'dose-check': true,
    protocol: true,
    review: true,
    support: true,
  };
  const assessors: Values<Skill['assessedBy'][number]> = {
    'level-p': true,
    'clinical-oncologist': true,
    'founding-assessor': true,
  };

  it.each([
    ['$defs/recordRule/properties/record', evidenceTypes],
    ['$defs/task/properties/distinct/items', distinctRules],
    ['$defs/task/properties/kind', kinds],
    ['$defs/skill/properties/assessedBy/items', assessors],
  ])('%s has the values of its type', (path, values) => {
    expect(valuesOf(at(FRAMEWORK_SCHEMA, path))).toEqual(listed(values));
  });

  it('prerequisites have the kinds and values of their types', () => {
    const professions: Values<Profession> = {
      'therapeutic-radiographer': true,
      dosimetrist: true,
      'clinical-scientist': true,
      'clinical-oncologist': true,
      'clinical-technologist': true,
      administrator: true,
    };
    const bodies: Values<RegistrationBody> = { HCPC: true, GMC: true, RCT: true, RPA2000: true };
    const prerequisites: Values<Prerequisite['kind']> = {
      profession: true,
      'minimum-band': true,
      registration: true,
      appointment: true,
    };
    const bands: readonly Band[] = BANDS;
    const kindsOf = at(FRAMEWORK_SCHEMA, '$defs/prerequisite/oneOf') as unknown as readonly Node[];
    expect(kindsOf.map((kind) => at(kind, 'properties/kind')['const']).sort()).toEqual(
      listed(prerequisites),
    );
    const path = '$defs/prerequisite/oneOf';
    expect(valuesOf(at(FRAMEWORK_SCHEMA, `${path}/0/properties/profession`))).toEqual(
      listed(professions),
    );
    expect(at(FRAMEWORK_SCHEMA, `${path}/1/properties/band`)['enum']).toEqual(bands);
    expect(valuesOf(at(FRAMEWORK_SCHEMA, `${path}/2/properties/body`))).toEqual(listed(bodies));
  });
});
