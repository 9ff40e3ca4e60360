import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluateScenario, FILES_ON_DISK } from '@oart/scenario';

const FOLDER = import.meta.dirname;
const ROOT = join(FOLDER, '../..');
const MAIN = join(FOLDER, 'main.json');

const ASK = { ask: 'framework-warnings', at: '2026-03-01T09:00:00Z' };
const AT = '2026-03-01T09:00:00Z';
const CLAIM = {
  fact: 'evidence',
  id: 'claim',
  recordedAt: AT,
  person: 'AA-1',
  type: 'experience-claim',
  skill: 'plan-selection',
  experience: { activity: 'plan-checking', from: '2024-03-01', until: '2026-02-28' },
};

/** A scenario that is fine but for what is written over it. */
const scenario = (fields: object): object => ({
  schema: 'oart-scenario',
  schemaVersion: 1,
  title: 'A file with one fault',
  use: ['department.json'],
  questions: [ASK],
  ...fields,
});
const withFact = (fields: object): object => scenario({ facts: [{ ...CLAIM, ...fields }] });
const asking = (fields: object): object =>
  scenario({
    questions: [
      {
        ask: 'gate',
        at: AT,
        person: 'AA-1',
        task: 'approve-oar',
        treatmentSite: 'prostate',
        ...fields,
      },
    ],
  });

function evaluated(main: object | string, others: Readonly<Record<string, object>> = {}) {
  const files = new Map(Object.entries(others).map(([name, file]) => [join(FOLDER, name), file]));
  const text = typeof main === 'string' ? main : JSON.stringify(main);
  return evaluateScenario(MAIN, {
    ...FILES_ON_DISK,
    read: (path) => {
      if (path === MAIN) return text;
      const other = files.get(path);
      return other === undefined ? FILES_ON_DISK.read(path) : JSON.stringify(other);
    },
  });
}

function faults(main: object | string, others?: Readonly<Record<string, object>>): string[] {
  const result = evaluated(main, others);
  return result.kind === 'evaluated'
    ? []
    : result.problems.map(({ pointer, rule }) => `${pointer} ${rule}`);
}

it('finds no fault where there is none', () => {
  expect(evaluated(withFact({}))).toMatchObject({ kind: 'evaluated', matched: true });
});

describe('a file that is not what it should be', () => {
  it.each<[string, object | string, string]>([
    ['not JSON', '{"schema": "oart-scenario",}', ' not-json'],
    ['another schema', scenario({ schema: 'oart-policy' }), '/schema not-permitted'],
    ['a version that is not known', scenario({ schemaVersion: 2 }), '/schemaVersion not-permitted'],
    ['a typo at the top', scenario({ question: [] }), '/question unknown-key'],
    ['a typo in a fact', withFact({ recordedat: AT }), '/facts/0/recordedat unknown-key'],
    ['a typo in a kind', withFact({ fact: 'evidense' }), '/facts/0/fact not-permitted'],
    [
      'a typo in an expectation',
      asking({ expect: { outcom: 'DENY' } }),
      '/questions/0/expect/outcom unknown-key',
    ],
    [
      'an outcome that there is not',
      asking({ expect: { outcome: 'YES' } }),
      '/questions/0/expect/outcome not-permitted',
    ],
    [
      'a code that no answer gives',
      asking({ expect: { reasons: ['not-entitled'] } }),
      '/questions/0/expect/reasons/0 unknown-code',
    ],
    [
      'a key within a code',
      asking({ expect: { reasons: [{ code: 'absent', about: { site: 'x' } }] } }),
      '/questions/0/expect/reasons/0/about/site unknown-key',
    ],
    ['a missing key', withFact({ person: undefined }), '/facts/0/person missing-key'],
    ['a number for a name', withFact({ person: 7 }), '/facts/0/person wrong-type'],
    ['30 February', withFact({ occurredOn: '2026-02-30' }), '/facts/0/occurredOn unusable-day'],
    [
      'an instant without an offset',
      withFact({ recordedAt: '2026-03-01T09:00:00' }),
      '/facts/0/recordedAt unusable-instant',
    ],
    [
      'a day where an instant belongs',
      asking({ at: '2026-03-01' }),
      '/questions/0/at unusable-instant',
    ],
    ['no question', scenario({ questions: [] }), '/questions nothing-asked'],
  ])('%s', (_, file, expected) => {
    expect(faults(file)).toEqual([expected]);
  });
});

describe('names that mean nothing', () => {
  it.each<[string, object, string]>([
    ['an unknown person in a fact', withFact({ person: 'AA-9' }), '/facts/0/person unknown-person'],
    [
      'an unknown person in a question',
      asking({ person: 'AA-9' }),
      '/questions/0/person unknown-person',
    ],
    [
      'an unknown supervisor',
      asking({ supervisor: 'AA-9' }),
      '/questions/0/supervisor unknown-person',
    ],
    ['an unknown recorder', withFact({ recordedBy: 'AA-9' }), '/facts/0/recordedBy unknown-person'],
    [
      'an unknown verifier',
      withFact({ verified: { by: 'AA-9' } }),
      '/facts/0/verified/by unknown-person',
    ],
    [
      'a person of another employer',
      scenario({
        people: [{ id: 'AA-B', employer: 'Trust B' }],
        facts: [{ ...CLAIM, person: 'AA-B' }],
      }),
      '/facts/0/person other-employer',
    ],
    ['an unknown skill', withFact({ skill: 'outlining' }), '/facts/0/skill unknown-skill'],
    [
      'an unknown treatment site',
      withFact({ treatmentSites: ['prostate', 'rectum'] }),
      '/facts/0/treatmentSites/1 unknown-treatment-site',
    ],
    ['the same label twice', scenario({ facts: [CLAIM, CLAIM] }), '/facts/1/id duplicate-id'],
    ['the same person twice', scenario({ people: [{ id: 'AA-1' }] }), '/people/0/id duplicate-id'],
    [
      'a fact that is recorded later',
      scenario({
        facts: [
          CLAIM,
          {
            fact: 'evidence-review',
            recordedAt: '2026-02-28T09:00:00Z',
            evidence: 'claim',
            verifier: 'Verifier-1',
          },
        ],
      }),
      '/facts/1/evidence unknown-fact',
    ],
    [
      'a fact of another kind',
      scenario({ facts: [{ fact: 'acceptance', recordedAt: AT, entitlement: 'AA-1/post' }] }),
      '/facts/0/entitlement unknown-fact',
    ],
    [
      'a fact left out that is not there',
      scenario({ without: ['AA-1/sigmoid'] }),
      '/without/0 unknown-fact',
    ],
    [
      'an unknown case',
      scenario({
        facts: [
          {
            fact: 'act',
            recordedAt: AT,
            case: 'C99',
            fraction: 1,
            task: 'edit-oar',
            actor: 'AA-1',
          },
        ],
      }),
      '/facts/0/case unknown-case',
    ],
    [
      'an unknown time zone',
      scenario({
        units: [
          {
            id: 'Ethos-2',
            platform: 'ethos',
            timeZone: 'Europe/Southend',
            software: [{ version: '2.0', effectiveAt: AT }],
          },
        ],
      }),
      '/units/0/timeZone unknown-time-zone',
    ],
    [
      'an unknown requirement',
      scenario({
        questions: [{ ask: 'experience', at: AT, person: 'AA-1', requirement: 'two-years' }],
      }),
      '/questions/0/requirement unknown-requirement',
    ],
  ])('%s', (_, file, expected) => {
    expect(faults(file)).toEqual([expected]);
  });
});

describe('facts that the product would refuse to record', () => {
  it.each<[string, object, string]>([
    [
      'a claim that ends before it begins',
      withFact({
        experience: { activity: 'plan-checking', from: '2026-02-01', until: '2026-01-31' },
      }),
      '/facts/0/experience/until ends-before-it-begins',
    ],
    [
      'a certificate from tomorrow',
      withFact({ occurredOn: '2026-03-02' }),
      '/facts/0/occurredOn in-the-future',
    ],
    [
      'own evidence verified',
      withFact({ verified: { by: 'AA-1' } }),
      '/facts/0/verified/by own-evidence',
    ],
    [
      'a post that ends before it begins',
      scenario({
        people: [{ id: 'AA-9' }],
        facts: [
          {
            fact: 'employment',
            recordedAt: AT,
            person: 'AA-9',
            profession: 'dosimetrist',
            startsOn: '2026-03-01',
            endsOn: '2026-02-28',
          },
        ],
      }),
      '/facts/0/endsOn ends-before-it-begins',
    ],
    [
      'an entitlement that expires before it takes effect',
      scenario({
        facts: [
          {
            fact: 'entitlement',
            recordedAt: AT,
            person: 'AA-1',
            role: 'advanced-adapter',
            treatmentSites: ['prostate'],
            entitler: 'HoRTP',
            expiresOn: '2026-02-28',
          },
        ],
      }),
      '/facts/0/expiresOn ends-before-it-begins',
    ],
  ])('%s', (_, file, expected) => {
    expect(faults(file)).toEqual([expected]);
  });

  it('are loaded all the same when the file says so', () => {
    const file = withFact({ verified: { by: 'AA-1' }, checked: false });
    expect(evaluated(file)).toMatchObject({ kind: 'evaluated' });
  });
});

describe('documents', () => {
  const versions = (...changes: readonly object[]): object => scenario({ framework: changes });

  it.each<[string, object, string]>([
    [
      'a framework that there is not',
      scenario({ framework: 'oart-framework-v9' }),
      '/framework unknown-document',
    ],
    [
      'a policy with a typo',
      scenario({ policy: { changes: { inheritence: 'off' } } }),
      '/policy/changes/inheritence unknown-key',
    ],
    [
      'a policy with a value that there is not',
      scenario({ policy: { changes: { inheritance: 'no' } } }),
      '/policy/changes/inheritance not-permitted',
    ],
    [
      'a policy that contradicts itself',
      scenario({ policy: { changes: { currency: { distinctCases: 9 } } } }),
      '/policy/changes/currency/distinctCases out-of-range',
    ],
    [
      'changes outside "changes"',
      scenario({ policy: { inheritance: 'off' } }),
      '/policy/inheritance unknown-key',
    ],
    [
      'two versions on one day',
      versions(
        { effectiveFrom: '2026-01-01' },
        { effectiveFrom: '2026-01-01', changes: { number: 2 } },
      ),
      '/framework/1/effectiveFrom effective-day-taken',
    ],
    [
      'two versions of one number',
      versions({ effectiveFrom: '2026-01-01' }, { effectiveFrom: '2026-02-01' }),
      '/framework/1 version-number-taken',
    ],
    [
      'a role with an unknown task',
      versions({
        effectiveFrom: '2026-01-01',
        changes: {
          roles: {
            mpe: {
              tasks: [
                'agree-plan-selection',
                'approve-dose-check',
                'support-adaptation',
                'approve-all',
              ],
            },
          },
        },
      }),
      '/framework/0/changes/roles/2/tasks/3 unknown-task',
    ],
    [
      'a requirement that no record can satisfy',
      versions({
        effectiveFrom: '2026-01-01',
        changes: { requirements: { 'mpe-mobius-approval': { records: [[]] } } },
      }),
      '/framework/0/changes/requirements/7/records/0 no-record-can-satisfy',
    ],
  ])('%s', (_, file, expected) => {
    expect(faults(file)).toEqual([expected]);
  });

  it('a cycle of role inclusion names every role in it', () => {
    const changes = { roles: { adapter: { includes: ['advanced-adapter'] } } };
    expect(faults(versions({ effectiveFrom: '2026-01-01', changes }))).toEqual([
      '/framework/0/changes/roles/0/includes inclusion-cycle',
      '/framework/0/changes/roles/1/includes inclusion-cycle',
    ]);
  });

  it('keep every key that changes do not name', () => {
    const changes = { currency: { window: { years: 1 } } };
    expect(evaluated(scenario({ policy: { changes } }))).toMatchObject({ kind: 'evaluated' });
  });

  it('a complete document with a key missing names the key', () => {
    const path = join(ROOT, 'libs/competency/documents/oart-policy-defaults.json');
    const policy = JSON.parse(readFileSync(path, 'utf8')) as { waiver?: object };
    delete policy.waiver;
    expect(faults(scenario({ policy }))).toEqual(['/policy/waiver missing-key']);
  });
});

describe('files that use files', () => {
  it('a file that is not there', () => {
    expect(faults(scenario({ use: ['nowhere.json'] }))).toEqual(['/use/0 file-not-found']);
  });

  it('a file that uses itself through another', () => {
    const other = { ...scenario({}), use: ['main.json'], questions: [] };
    const result = evaluated(scenario({ use: ['other.json'] }), { 'other.json': other });
    expect(result).toMatchObject({
      kind: 'refused',
      problems: [{ file: join(FOLDER, 'other.json'), pointer: '/use/0', rule: 'inclusion-cycle' }],
    });
  });

  it('a fault in a file that is used is reported there', () => {
    const other = { ...scenario({ use: [], facts: [{ ...CLAIM, persn: 'AA-1' }] }), questions: [] };
    const result = evaluated(scenario({ use: ['other.json'] }), { 'other.json': other });
    expect(result).toMatchObject({
      problems: [
        { file: join(FOLDER, 'other.json'), pointer: '/facts/0/persn', rule: 'unknown-key' },
      ],
    });
  });
});

describe('the command', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'oart-scenario-'));
    mkdirSync(join(folder, 'below'));
    const use = [join(FOLDER, 'entitled.json')];
    const gate = {
      ask: 'gate',
      at: '2026-03-12T10:00:00Z',
      person: 'MPE-1',
      task: 'support-adaptation',
      treatmentSite: 'prostate',
    };
    const write = (name: string, file: object): void => {
      writeFileSync(join(folder, name), JSON.stringify(file));
    };
    const asked = (outcome: string): object => ({ ...gate, expect: { outcome } });
    write('below/holds.json', scenario({ use, questions: [asked('PERMIT')] }));
    write('differs.json', scenario({ use, questions: [asked('DENY')] }));
    write('bad.json', scenario({ use, quesions: [] }));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (...words: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(ROOT, 'scripts/oart.mjs'), 'scenario', ...words],
      { encoding: 'utf8', cwd: ROOT, env: { PATH: process.env['PATH'], INIT_CWD: folder } },
    );
    return { status, stderr, printed: stdout === '' ? null : (JSON.parse(stdout) as unknown) };
  };

  it('prints JSON alone and ends with 0 when every expectation holds', () => {
    expect(run('below/holds.json')).toMatchObject({
      status: 0,
      stderr: '',
      printed: {
        schema: 'oart-scenario-result',
        matched: true,
        answers: [{ matched: true, answer: { outcome: 'PERMIT', reasons: [] } }],
      },
    });
  });

  it('ends with 1 when an answer differs, and says how', () => {
    const { status, stderr, printed } = run('differs.json');
    expect(status).toBe(1);
    expect(stderr).toContain('/outcome: expected "DENY", found "PERMIT"');
    expect(printed).toMatchObject({
      matched: false,
      answers: [{ differences: [{ pointer: '/outcome', expected: 'DENY', found: 'PERMIT' }] }],
    });
  });

  it('ends with 2 on a bad file and names the file, the path and the rule', () => {
    const { status, stderr, printed } = run('bad.json');
    expect(status).toBe(2);
    expect(stderr).toContain('bad.json#/quesions: unknown-key:');
    expect(printed).toMatchObject({
      matched: false,
      problems: [{ file: 'bad.json', pointer: '/quesions', rule: 'unknown-key' }],
    });
  });

  it('ends with 2 without a file, and on one that is not there', () => {
    expect(run().status).toBe(2);
    expect(run('nowhere.json')).toMatchObject({
      status: 2,
      printed: { problems: [{ pointer: '', rule: 'file-not-found' }] },
    });
  });
});
