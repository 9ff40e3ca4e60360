import { choiceField, choicesField, numberField, textField } from './fact-act';
import type { FactAct } from './fact-act';
import { formOf } from './fact-fields';

const choices = (...ids: readonly string[]) => ids.map((id) => ({ id, title: `To ${id}` }));

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

const caseField = textField('Case', 'the case', { value: '' });
const fractionField = numberField('Fraction', 'the fraction', { value: null });
const outcome = (value: string, offered: ReturnType<typeof choices>) =>
  choiceField<string>('Outcome', 'the outcome', { value, choices: offered });
const structures = (...ids: readonly string[]) =>
  choicesField('Structures', 'the structures', { value: [], choices: choices(...ids) });

/** A form in which somebody filled in these values. */
function filledIn(source: FactAct, values: Readonly<Record<string, unknown>>) {
  const form = formOf(source);
  for (const [key, value] of Object.entries(values)) {
    form.get(key)?.setValue(value);
    form.get(key)?.markAsDirty();
  }
  return { source, value: form };
}

it('what was filled in stays in the fields that another act asks too, from act to act', () => {
  const source = act({
    caseReference: caseField,
    fraction: fractionField,
    structures: structures('bladder', 'rectum'),
    outcome: outcome('', choices('change')),
  });
  const before = filledIn(source, {
    ...{ caseReference: 'C4', fraction: 3, structures: ['bladder', 'rectum'], outcome: 'change' },
  });
  const next = act({
    caseReference: caseField,
    fraction: fractionField,
    structures: structures('bladder', 'rectum', 'bowel'),
    explanation: textField('Why', 'the reason', { value: 'none yet' }),
  });
  const form = formOf(next, before);
  expect(form.getRawValue()).toEqual({
    ...{ caseReference: 'C4', fraction: 3, structures: ['bladder', 'rectum'] },
    explanation: 'none yet',
  });
  const again = formOf(source, { source: next, value: form });
  expect(again.getRawValue()).toMatchObject({ caseReference: 'C4', outcome: '' });
});

it('a choice that the other act does not offer, or offers as something else, is its own again', () => {
  const source = act({
    outcome: outcome('', [{ id: 'reviewed', title: 'Support given' }]),
    structures: structures('bladder', 'rectum'),
  });
  const before = filledIn(source, { outcome: 'reviewed', structures: ['bladder', 'rectum'] });
  const next = act({
    outcome: outcome('', [{ id: 'reviewed', title: 'Reviewed' }]),
    structures: structures('bladder'),
  });
  expect(formOf(next, before).getRawValue()).toEqual({ outcome: '', structures: [] });
});

it('what the form proposed, and words for something else, do not stay', () => {
  const words = (label: string) => textField(label, 'the words', { value: '', isLong: true });
  const source = act({
    outcome: outcome('change', choices('change')),
    disposition: words('What was made of the result'),
  });
  const before = filledIn(source, { disposition: 'Accepted' });
  const next = act({
    outcome: outcome('', choices('change', 'leave')),
    disposition: words('The concern, or a remark'),
  });
  expect(formOf(next, before).getRawValue()).toEqual({ outcome: '', disposition: '' });
});
