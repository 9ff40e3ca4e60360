import { choiceField, choicesField, numberField, textField } from './fact-act';
import type { FactAct } from './fact-act';
import { formOf } from './fact-fields';

const choices = (...ids: readonly string[]) => ids.map((id) => ({ id, title: id }));

const act = (fields: FactAct['fields']): FactAct => ({
  title: 'Record',
  heading: 'An act',
  action: 'Record it',
  address: '/acts',
  fields,
  request: (values) => values,
  follows: () => [],
  recorded: () => 'Recorded.',
});

const before = {
  caseReference: 'C4',
  fraction: 3,
  outcome: 'changed',
  structures: ['bladder', 'rectum'],
  selection: 'adapted',
};

it('what was filled in stays in the fields that another act has too', () => {
  const form = formOf(
    act({
      caseReference: textField('Case', 'the case', { value: '' }),
      fraction: numberField('Fraction', 'the fraction', { value: null }),
      structures: choicesField('Structures', 'the structures', {
        value: [],
        choices: choices('bladder', 'rectum', 'bowel'),
      }),
      explanation: textField('Why', 'the reason', { value: 'none yet' }),
    }),
    before,
  );
  expect(form.getRawValue()).toEqual({
    caseReference: 'C4',
    fraction: 3,
    structures: ['bladder', 'rectum'],
    explanation: 'none yet',
  });
});

it('a choice that the other act does not offer is its own again', () => {
  const form = formOf(
    act({
      outcome: choiceField<string>('Outcome', 'the outcome', {
        value: 'approved',
        choices: choices('approved'),
      }),
      structures: choicesField('Structures', 'the structures', {
        value: [],
        choices: choices('bladder'),
      }),
    }),
    before,
  );
  expect(form.getRawValue()).toEqual({ outcome: 'approved', structures: [] });
});
