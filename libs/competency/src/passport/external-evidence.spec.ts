import { FRAMEWORK } from '../framework/documents.fixture.ts';
import { person } from '../person/recorded.fixture.ts';
import { externalEvidence, type ImportContext } from './external-evidence.ts';
import { passport } from './passport.fixture.ts';
import type { Passport } from './passport.ts';

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
    const { records, leftOut: whole } = externalEvidence(offered, CONTEXT);
    expect(whole).toEqual([]);
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
    const { records } = externalEvidence(offered, { ...CONTEXT, onFile });
    expect(records.map(({ item }) => item.id)).toEqual(others.map(({ id }) => id));
  });

  const withSites = (treatmentSites: readonly string[]): Passport => ({
    ...offered,
    evidence: offered.evidence.slice(0, 1).map((item) => ({ ...item, treatmentSites })),
  });
  const framework = {
    ...FRAMEWORK,
    skills: FRAMEWORK.skills.filter(({ id }) => id !== 'oar-outlining'),
    treatmentSites: FRAMEWORK.treatmentSites.filter(({ id }) => id !== 'cervix'),
    structureSets: [],
  };

  it('name what the framework here has no word for, and leave it out', () => {
    const { records } = externalEvidence(withSites(['prostate', 'cervix']), {
      ...CONTEXT,
      framework,
    });
    const [first] = records;
    expect(first?.fields).toMatchObject({
      skill: null,
      treatmentSites: ['prostate'],
      structures: [],
    });
    expect(first?.leftOut).toEqual([
      { kind: 'skill', id: 'oar-outlining' },
      { kind: 'treatment-site', id: 'cervix' },
      ...(first?.item.structures ?? []).map(({ structure: id }) => ({ kind: 'structure', id })),
    ]);
  });

  it('for treatment sites of which none is known here are left out, and never hold for any site', () => {
    const elsewhere = withSites(['cervix']);
    const { records, leftOut } = externalEvidence(elsewhere, { ...CONTEXT, framework });
    expect(records).toEqual([]);
    expect(leftOut).toEqual(elsewhere.evidence);
    const taken = new Set(elsewhere.evidence.map(({ id }) => id));
    expect(externalEvidence(elsewhere, { ...CONTEXT, framework, onFile: taken }).leftOut).toEqual(
      [],
    );
  });

  it('that name no treatment site are taken as they are', () => {
    const { records, leftOut } = externalEvidence(withSites([]), { ...CONTEXT, framework });
    expect(records.map(({ fields }) => fields.treatmentSites)).toEqual([[]]);
    expect(leftOut).toEqual([]);
  });
});
