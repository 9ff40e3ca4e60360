import type { FrameworkDocument } from '@oart/competency';
import type { UnitView } from '@oart/contract';
import { exampleRequest } from './example-request';

const ADDRESSES = {
  access_evaluation_endpoint: 'https://gate.example/access/v1/evaluation',
  search_subject_endpoint: 'https://gate.example/access/v1/search/subject',
};
const UNIT = { name: "St Mary's Ethos", treatmentSites: [{ id: 'cervix' }] } as unknown as UnitView;
const DOCUMENT = {
  tasks: [
    { id: 'edit-oar', caseRequired: true },
    { id: 'approve-protocol', caseRequired: false },
  ],
} as unknown as FrameworkDocument;

/** The words of the request as a shell reads them. */
function wordsOf(example: string): readonly string[] {
  const words = example.replaceAll('\\\n', ' ').match(/(?:'[^']*'|"[^"]*"|\\'|[^\s'"])+/g);
  return (words ?? []).map((word) =>
    word.replaceAll(/'([^']*)'|"([^"]*)"|\\(')/g, (_, one = '', two = '', three = '') =>
      [one, two, three].join(''),
    ),
  );
}

it('a key that may ask is shown a question that needs no case, about a unit of its own', () => {
  const [, address, , key, , , , body] = wordsOf(
    exampleRequest(ADDRESSES, { scopes: ['ask', 'search'], unit: UNIT, document: DOCUMENT }),
  );
  expect([address, key]).toEqual([
    ADDRESSES.access_evaluation_endpoint,
    'Authorization: Bearer $OART_KEY',
  ]);
  expect(JSON.parse(body ?? '')).toEqual({
    subject: { type: 'person', id: 'S-1042' },
    action: { name: 'approve-protocol' },
    resource: { type: 'treatment', id: "St Mary's Ethos/cervix" },
    context: { explain: true },
  });
});

it('a key that may only search is shown a search for people', () => {
  const words = wordsOf(
    exampleRequest(ADDRESSES, { scopes: ['search'], unit: null, document: null }),
  );
  expect(words[1]).toBe(ADDRESSES.search_subject_endpoint);
  expect(JSON.parse(words.at(-1) ?? '')).toEqual({
    subject: { type: 'person' },
    action: { name: 'support-adaptation' },
    resource: { type: 'treatment', id: 'Ethos-1/cervix' },
  });
});
