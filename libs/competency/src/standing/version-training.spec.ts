import { day } from '../calendar/days.fixture.ts';
import { evidence, revoked, sentBack, verified } from '../evidence/evidence.fixture.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { askedQuestion } from './circumstances.ts';
import { asOf, department, question, staff } from './department.fixture.ts';
import type { PersonFacts } from './facts.ts';
import { versionTraining } from './version-training.ts';

const training = (fields: Partial<Evidence> = {}) =>
  evidence({
    type: 'equipment-training',
    skill: null,
    softwareVersions: ['2.0', '3.0'],
    ...fields,
  });

const trainedFor = (software: string, facts: Partial<PersonFacts>) => {
  const asked = askedQuestion(department(), question('edit-oar'), asOf('2026-03-12T12:00:00Z'));
  if (asked.kind === 'unknown') throw new Error('The question can be asked');
  const of = staff('adapter-1', facts);
  return versionTraining(asked.circumstances, of, asked.cells[0]).trainedFor(software);
};

describe('training for a software version (F16)', () => {
  const judged = (item: Evidence) => ({ evidence: [item], evidenceReviews: [verified(item)] });
  const back = training();
  const waiting = training();

  it.each<[string, Partial<PersonFacts>, boolean]>([
    ['is verified training that names it', judged(training()), true],
    ['on its platform', judged(training({ platform: 'ethos' })), true],
    ['not on another platform', judged(training({ platform: 'unity' })), false],
    ['not for other versions', judged(training({ softwareVersions: ['2.0'] })), false],
    ['not another record', judged(training({ type: 'tutorial-certificate' })), false],
    ['not a record that waits', { evidence: [waiting] }, false],
    ['nor one that was sent back', { evidence: [back], evidenceReviews: [sentBack(back)] }, false],
    ['nor one that has expired', judged(training({ validUntil: day('2026-03-11') })), false],
    [
      'nor one that was revoked',
      { ...judged(waiting), evidenceRevocations: [revoked(waiting, '2026-03-01')] },
      false,
    ],
  ])('%s', (_, facts, isTrained) => {
    expect(trainedFor('3.0', facts)).toBe(isTrained);
  });
});
