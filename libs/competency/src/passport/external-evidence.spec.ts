import { FRAMEWORK } from '../framework/documents.fixture.ts';
import { person } from '../person/recorded.fixture.ts';
import { externalEvidence, type ImportContext } from './external-evidence.ts';
import { passport } from './passport.fixture.ts';

const CONTEXT: ImportContext = {
  person: person('here'),
  submittedBy: person('verifier-b'),
  framework: FRAMEWORK,
  sha256: 'd'.repeat(64),
  onFile: new Set(),
};

describe('records of a passport', () => {
  const offered = passport();

  it('become external records of the person here, from the issuer, with the passport as their file', () => {
    const records = externalEvidence(offered, CONTEXT);
    expect(records).toHaveLength(offered.evidence.length);
    for (const { fields, item } of records) {
      expect(fields).toMatchObject({
        type: 'external-record',
        person: 'here',
        submittedBy: 'verifier-b',
        nameAsPrinted: offered.person.displayName,
        issuer: 'MSE',
        sha256: CONTEXT.sha256,
        occurredOn: item.occurredOn,
        skill: item.skill,
        caseLog: [],
        reflection: null,
        countersigner: null,
      });
    }
    expect(records.flatMap(({ leftOut }) => leftOut)).toEqual([]);
  });

  it('that an earlier passport brought are left', () => {
    const [first, ...others] = offered.evidence;
    const onFile = new Set([first?.id ?? '']);
    const brought = externalEvidence(offered, { ...CONTEXT, onFile });
    expect(brought.map(({ item }) => item.id)).toEqual(others.map(({ id }) => id));
  });

  it('name what the framework here has no word for, and leave it out', () => {
    const framework = {
      ...FRAMEWORK,
      skills: FRAMEWORK.skills.filter(({ id }) => id !== 'oar-outlining'),
      treatmentSites: FRAMEWORK.treatmentSites.filter(({ id }) => id !== 'cervix'),
      structureSets: [],
    };
    const [first] = externalEvidence(offered, { ...CONTEXT, framework });
    expect(first?.fields).toMatchObject({ skill: null, treatmentSites: [], structures: [] });
    expect(first?.leftOut).toEqual([
      { kind: 'skill', id: 'oar-outlining' },
      { kind: 'treatment-site', id: 'cervix' },
      ...(first?.item.structures ?? []).map(({ structure: id }) => ({ kind: 'structure', id })),
    ]);
  });
});
