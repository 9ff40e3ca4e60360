import type { UnitView } from '@oart/contract';
import { evaluationRequestOf, missingChoices } from './gate-question';
import type { ConsoleQuestion } from './gate-question';

const units = [{ id: 'u1', name: 'Ethos-1' } as UnitView];

const question = (change: Partial<ConsoleQuestion>): ConsoleQuestion => ({
  person: 'p1',
  task: 'approve-target',
  about: 'treatment',
  unit: 'u1',
  treatmentSite: 'prostate',
  caseReference: '',
  fraction: '',
  adaptationType: '',
  supervisor: '',
  doseCheckResult: '',
  disposition: '',
  ...change,
});

describe('evaluationRequestOf', () => {
  it('asks about a treatment by the unit’s name and the treatment site', () => {
    expect(evaluationRequestOf(question({}), units)).toEqual({
      subject: { type: 'person', id: 'p1' },
      action: { name: 'approve-target' },
      resource: { type: 'treatment', id: 'Ethos-1/prostate' },
      context: { explain: true },
    });
  });

  it('asks about a fraction by case and number', () => {
    const { resource } = evaluationRequestOf(
      question({ about: 'fraction', caseReference: ' C7 ', fraction: '09' }),
      units,
    );
    expect(resource).toEqual({ type: 'fraction', id: 'C7/9' });
  });

  it('names adaptation type and supervisor where they are chosen', () => {
    const { resource, context } = evaluationRequestOf(
      question({ adaptationType: 'online-adaptive', supervisor: 'p2' }),
      units,
    );
    expect(resource.properties).toEqual({ adaptationType: 'online-adaptive' });
    expect(context).toEqual({ explain: true, supervisor: 'p2' });
  });

  it('sends a dose check result with the dose check only', () => {
    const result = { doseCheckResult: 'in-tolerance' } as const;
    const asked = (task: string) =>
      evaluationRequestOf(question({ ...result, task }), units).context;
    expect(asked('approve-target')).toEqual({ explain: true });
    expect(asked('approve-dose-check')).toEqual({ explain: true, ...result });
  });
});

describe('missingChoices', () => {
  it('names what is not chosen yet', () => {
    expect(missingChoices(question({ unit: '', task: '' }))).toEqual(['a unit', 'a task']);
  });

  it('refuses a fraction that is no number', () => {
    const about = { about: 'fraction', caseReference: 'C7' } as const;
    expect(missingChoices(question({ ...about, fraction: '0' }))).toEqual(['a fraction number']);
    expect(missingChoices(question({ ...about, fraction: '3' }))).toEqual([]);
  });
});
