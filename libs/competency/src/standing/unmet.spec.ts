import { day } from '../calendar/days.fixture.ts';
import { adapter, advancedAdapter, asOf, department, staff } from './department.fixture.ts';
import type { PersonFacts } from './facts.ts';
import { unmetRequirements } from './unmet.ts';

const AT = asOf('2026-03-12T12:00:00Z');
const on = day('2026-03-12');

function statuses(facts: PersonFacts, role: string, tasks?: readonly string[]) {
  const question = { role, treatmentSite: 'prostate', on, ...(tasks && { tasks }) };
  return unmetRequirements(department(), facts, question, AT);
}

describe('requirements of a role for a treatment site', () => {
  it('are all met, with the records and assessments used', () => {
    const facts = adapter();
    const found = statuses(facts, 'adapter');
    expect(found.map(({ id, met }) => [id, met])).toEqual([
      ['prerequisite-1', true],
      ['prerequisite-2', true],
      ['adapter-oar-outlining', true],
      ['adapter-dir-evaluation', true],
    ]);
    const outlining = found.find(({ id }) => id === 'adapter-oar-outlining');
    expect(outlining?.evidence).toHaveLength(2);
    expect(outlining?.assessments).toEqual([facts.assessments[0]?.id]);
    expect(found[1]?.endsOn).toBe('2027-08-31');
  });

  it('say everything that is missing for somebody new', () => {
    const unmet = statuses(staff('new'), 'adapter').filter(({ met }) => !met);
    expect(unmet.map(({ id, reasons }) => [id, reasons.map(({ code }) => code)])).toEqual([
      ['prerequisite-1', ['profession-not-met']],
      ['prerequisite-2', ['registration-missing']],
      [
        'adapter-oar-outlining',
        [
          ...['bladder', 'rectum', 'left', 'right'].map(() => 'structure-certificate-missing'),
          'evidence-missing',
          'assessment-missing',
        ],
      ],
      ['adapter-dir-evaluation', ['evidence-missing', 'assessment-missing']],
    ]);
  });

  it('are only those of the tasks asked about (F13)', () => {
    const found = statuses(advancedAdapter(), 'advanced-adapter', ['approve-dose-check']);
    expect(found.filter(({ kind }) => kind === 'requirement').map(({ skill }) => skill)).toEqual([
      'mobius-approval',
    ]);
  });

  it('are none for an unknown role or a site that no unit treats', () => {
    expect(statuses(adapter(), 'pilot')).toEqual([]);
    const question = { role: 'adapter', treatmentSite: 'rectum', on };
    expect(unmetRequirements(department(), adapter(), question, AT)).toEqual([]);
  });
});
