import type { EvidenceType, FrameworkDocument, RecordRule } from '@oart/competency';
import { fieldsFor, recordKindOf } from './record-kinds';

const asking = (record: EvidenceType, rule: Partial<RecordRule>): FrameworkDocument =>
  ({
    requirements: [
      {
        skill: 'target-outlining',
        records: [
          [
            {
              record,
              perStructure: false,
              minimumScore: null,
              minimumCases: null,
              minimumCasesWithoutIntervention: null,
              minimumPercentAgreement: null,
              likert: null,
              countersignedBy: null,
              ...rule,
            },
          ],
        ],
      },
    ],
  }) as unknown as FrameworkDocument;

describe('the fields of a record', () => {
  const own = recordKindOf('one-to-one-record').fields;

  it('are those of its kind where no rule asks for more', () => {
    expect(fieldsFor(null, 'one-to-one-record', '')).toEqual(own);
    const framework = asking('one-to-one-record', {});
    expect(fieldsFor(framework, 'one-to-one-record', 'target-outlining')).toEqual(own);
  });

  it.each<[Partial<RecordRule>, readonly string[]]>([
    [{ likert: { threshold: 4, share: 90 } }, ['ratings']],
    [{ minimumPercentAgreement: 90 }, ['agreement']],
    [{ minimumScore: 80 }, ['score']],
    [{ perStructure: true }, ['structures']],
    [{ minimumCases: 3 }, []],
    [{ minimumCasesWithoutIntervention: 3 }, ['without-intervention']],
    [{ countersignedBy: 'clinical-oncologist' }, []],
  ])('and what a rule of its skill asks: %j', (rule, more) => {
    const framework = asking('one-to-one-record', rule);
    expect(fieldsFor(framework, 'one-to-one-record', 'target-outlining')).toEqual([
      ...own,
      ...more,
    ]);
    expect(fieldsFor(framework, 'one-to-one-record', 'plan-selection')).toEqual(own);
    expect(fieldsFor(framework, 'agency-record', 'target-outlining')).toEqual(
      recordKindOf('agency-record').fields,
    );
  });

  it('never ask twice: cases are counted from a log, and attempts read from a table', () => {
    const counted = { minimumCases: 10, minimumCasesWithoutIntervention: 8 };
    for (const [type, rule] of [
      ['supervised-case-log', counted],
      ['proknow-log', { perStructure: true }],
    ] as const) {
      const fields = fieldsFor(asking(type, rule), type, 'target-outlining');
      expect(fields).toEqual(recordKindOf(type).fields);
    }
  });
});
