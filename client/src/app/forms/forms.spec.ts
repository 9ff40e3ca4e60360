import { TestBed } from '@angular/core/testing';
import { FormArray, FormControl, FormGroup, Validators } from '@angular/forms';
import { Subject } from 'rxjs';
import { RequestFailure } from '../problems/request-failure';
import { answerWhileUnchanged } from './answer-while-unchanged';
import { ErrorSummary } from './error-summary';
import { fieldIdOf } from './field-id';
import { fieldSentence } from './field-sentence';
import { markRefused } from './mark-refused';
import { mayBeSent } from './may-be-sent';

const refusal = (errors: readonly { pointer: string; message: string }[]) =>
  new RequestFailure({
    type: '/problems/invalid-request',
    title: 'Some fields were not accepted',
    status: 400,
    detail: '',
    instance: '0199-7',
    errors,
  });

describe('a field that the server did not accept', () => {
  const form = new FormGroup({
    issuedOn: new FormControl(''),
    structures: new FormArray([new FormGroup({ score: new FormControl(1) })]),
  });

  it('says so on its control, also deep in a list', () => {
    markRefused(
      form,
      refusal([
        { pointer: '/issuedOn', message: 'This day is in the future.' },
        { pointer: '/structures/0/score', message: 'A score is 0 to 100.' },
        { pointer: '/unknown', message: 'There is no such field.' },
      ]),
    );
    expect(form.controls.issuedOn.errors).toEqual({ refused: 'This day is in the future.' });
    expect(form.controls.issuedOn.touched).toBe(true);
    expect(form.get(['structures', '0', 'score'])?.errors).toEqual({
      refused: 'A score is 0 to 100.',
    });
  });

  it('accepts again once it is changed', () => {
    form.controls.issuedOn.setValue('2026-11-02');
    expect(form.controls.issuedOn.valid).toBe(true);
  });

  it('may be sent again unchanged, because the server judges anew', () => {
    expect(form.get(['structures', '0', 'score'])?.valid).toBe(false);
    expect(mayBeSent(form)).toBe(true);
  });

  it('may not be sent while the form itself sees what is missing', () => {
    const missing = new FormGroup({ score: new FormControl('', Validators.required) });
    expect(mayBeSent(missing)).toBe(false);
    expect(missing.controls.score.touched).toBe(true);
  });
});

it('what was not accepted leads to its field, and is plain text where there is none', async () => {
  const field = document.body.appendChild(document.createElement('input'));
  field.id = 'issuedOn';
  const fixture = TestBed.createComponent(ErrorSummary);
  const errors = [
    { pointer: '/issuedOn', message: 'This day is in the future.' },
    { pointer: '/token', message: 'This link was used.' },
  ];
  fixture.componentRef.setInput('failure', refusal(errors));
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const buttons = [...element.querySelectorAll('button')];
  expect(buttons.map(({ textContent }) => textContent)).toEqual(['This day is in the future.']);
  expect(element.textContent).toContain('This link was used.');
  buttons[0]?.click();
  expect(document.activeElement).toBe(field);
  field.remove();
});

it('what was not accepted goes with the next attempt, and comes again with its answer', async () => {
  const fixture = TestBed.createComponent(ErrorSummary);
  const element = fixture.nativeElement as HTMLElement;
  const form = document.body.appendChild(document.createElement('form'));
  form.append(element);
  const answered = async (message: string): Promise<void> => {
    fixture.componentRef.setInput('failure', refusal([{ pointer: '/pin', message }]));
    await fixture.whenStable();
  };
  await answered('Use 6 to 12 digits.');
  expect(element.textContent).toContain('Use 6 to 12 digits.');
  form.dispatchEvent(new Event('submit'));
  await fixture.whenStable();
  expect(element.textContent).toBe('');
  expect(element.hidden).toBe(true);
  await answered('Use 6 to 12 digits.');
  expect(element.textContent).toContain('Use 6 to 12 digits.');
  form.remove();
});

it.each([
  ['/issuedOn', 'issuedOn'],
  ['/structures/0/score', 'structures-0-score'],
  ['', ''],
])('the pointer %j leads to the control with id %j', (pointer, id) => {
  expect(fieldIdOf(pointer)).toBe(id);
});

it.each([
  [{ required: true }, 'Enter the score.'],
  [{ minlength: { requiredLength: 12, actualLength: 3 } }, /at least 12 characters/],
  [{ matDatepickerParse: { text: '30 Feb' } }, /like 24 Nov 2026/],
  [{ matDatepickerMax: { max: '2026-11-23', actual: '2027-01-01' } }, /23 Nov 2026 or an earlier/],
  [{ refused: 'Too high.', required: true }, 'Too high.'],
])('the error %j is said as a sentence', (errors, sentence) => {
  expect(fieldSentence('the score', errors)).toMatch(sentence);
});

describe('an answer about what a form says', () => {
  const asked = () => {
    const form = new FormGroup({ version: new FormControl('9.0') });
    const server = new Subject<string>();
    return { form, server, answer: answerWhileUnchanged(form, server) };
  };

  it('counts while the form says the same', async () => {
    const { server, answer } = asked();
    server.next('about 9.0');
    expect(await answer).toBe('about 9.0');
  });

  it('is not waited for once the form says something else', async () => {
    const { form, server, answer } = asked();
    form.setValue({ version: '9.1' });
    expect(server.observed).toBe(false);
    expect(await answer).toBeNull();
  });
});
