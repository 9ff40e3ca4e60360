import { readFramework, readPolicy } from './framework-reader.ts';
import { FRAMEWORK_V1, POLICY_DEFAULTS } from './shipped-documents.ts';

type Document = Readonly<Record<string, unknown>>;

const framework = (): Document => JSON.parse(FRAMEWORK_V1.toString('utf8')) as Document;
const policy = (): Document => JSON.parse(POLICY_DEFAULTS.toString('utf8')) as Document;

describe('a framework document', () => {
  it('is read as it is shipped', () => {
    expect(readFramework(FRAMEWORK_V1)).toEqual(framework());
  });

  it.each<[string, string, string, (document: Document) => Document]>([
    ['a key is missing', '/transitions', 'required', (d) => without(d, 'transitions')],
    ['a key is unknown', '/colour', 'additionalProperties', (d) => ({ ...d, colour: 'red' })],
    ['a value has the wrong type', '/number', 'type', (d) => ({ ...d, number: '1' })],
    [
      'a role includes itself',
      '/roles/0/includes',
      'inclusion-cycle',
      (d) => withFirst(d, 'roles', ({ id }) => ({ includes: [id] })),
    ],
    [
      'a role takes an unknown task',
      '/roles/0/tasks/0',
      'unknown-task',
      (d) => withFirst(d, 'roles', () => ({ tasks: ['edit-orr'] })),
    ],
    [
      'a reflection is asked the same twice',
      '/reflectionPrompts/1',
      'duplicate-prompt',
      (d) => ({ ...d, reflectionPrompts: ['Why?', 'Why?'] }),
    ],
    [
      'a reflection is asked nothing',
      '/reflectionPrompts',
      'minItems',
      (d) => ({ ...d, reflectionPrompts: [] }),
    ],
    [
      'a requirement can be satisfied by no record',
      '/requirements/0/records/0',
      'no-record-can-satisfy',
      (d) => withFirst(d, 'requirements', () => ({ records: [[]] })),
    ],
  ])('is refused where %s, by path and rule', (_, pointer, rule, spoilt) => {
    const document = spoilt(framework());
    expect(faultsOf(() => readFramework(bytes(document)))).toContainEqual({
      pointer,
      message: expect.stringMatching(new RegExp(`^${rule}: `)) as string,
    });
  });

  it.each([
    ['is no JSON', Buffer.from('{"schema":')],
    ['is not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
  ])('is refused where it %s', (_, given) => {
    expect(faultsOf(() => readFramework(given))).toEqual([
      { pointer: '', message: 'json: the document is not well-formed JSON.' },
    ]);
  });
});

describe('a policy document', () => {
  it('is read as it is shipped', () => {
    expect(readPolicy(POLICY_DEFAULTS)).toEqual(policy());
  });

  it('is refused where a key is missing: there are no undeclared defaults (F29)', () => {
    const document = without(policy(), 'inheritance');
    expect(faultsOf(() => readPolicy(bytes(document)))[0]?.pointer).toBe('/inheritance');
  });
});

function without(document: Document, key: string): Document {
  return Object.fromEntries(Object.entries(document).filter(([name]) => name !== key));
}

function withFirst(
  document: Document,
  list: string,
  change: (item: Document) => Document,
): Document {
  const [first = {}, ...rest] = document[list] as Document[];
  return { ...document, [list]: [{ ...first, ...change(first) }, ...rest] };
}

function bytes(document: Document): Buffer {
  return Buffer.from(JSON.stringify(document));
}

function faultsOf(read: () => unknown): readonly { pointer: string; message: string }[] {
  try {
    read();
  } catch (error) {
    return (error as { extras: { errors: { pointer: string; message: string }[] } }).extras.errors;
  }
  return [];
}
