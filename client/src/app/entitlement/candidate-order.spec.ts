import type { CandidateView } from '@oart/contract';
import { candidateOrder } from './candidate-order';

const candidate = (id: string, state: CandidateView['state'], missing = 0): CandidateView => ({
  person: { id, displayName: id },
  role: 'adapter',
  roleTitle: 'Adapter',
  treatmentSite: 'prostate',
  treatmentSiteTitle: 'Prostate',
  missing,
  state,
});

it('puts the nearest to entitled first and the entitler themselves last', () => {
  const ordered = candidateOrder(
    [
      candidate('me', 'ready'),
      candidate('entitled', 'entitled'),
      candidate('far', 'missing', 4),
      candidate('near', 'missing', 1),
      candidate('ready', 'ready'),
    ],
    'me',
  );
  expect(ordered.map(({ person }) => person.id)).toEqual([
    'ready',
    'near',
    'far',
    'entitled',
    'me',
  ]);
});
