import type { AskView } from '@oart/contract';
import { rowsOfAsks } from './decision-rows';

const askedBy = (asker: AskView['asker']) =>
  rowsOfAsks([
    { id: 'q1', askedAt: '', sealIndex: 1, asker, answers: [{}] } as unknown as AskView,
  ]).map((row) => row.asker?.title);

it('a key that bears a name of a person is told from that person', () => {
  expect(askedBy({ id: 'k1', kind: 'key', title: 'Adapter-1' })).toEqual(['API key “Adapter-1”']);
  expect(askedBy({ id: 'a1', kind: 'account', title: 'Adapter-1' })).toEqual(['Adapter-1']);
  expect(askedBy({ id: 't1', kind: 'token', title: null })).toEqual(['A service with a token']);
});
