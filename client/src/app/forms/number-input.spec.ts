import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormControl, ReactiveFormsModule, Validators } from '@angular/forms';
import { fieldSentence } from './field-sentence';
import { NumberInput } from './number-input';

@Component({
  selector: 'oart-number-host',
  imports: [NumberInput, ReactiveFormsModule],
  template: '<input oartNumberInput [formControl]="score" />',
})
class Host {
  readonly score = new FormControl<number | null>(null, Validators.required);
}

function field() {
  const fixture = TestBed.createComponent(Host);
  fixture.detectChanges();
  const input = (fixture.nativeElement as HTMLElement).querySelector('input');
  if (input === null) throw new Error('There is a field');
  const { score } = fixture.componentInstance;
  const type = (text: string): void => {
    input.value = text;
    input.dispatchEvent(new Event('input'));
  };
  return { input, score, type };
}

describe('a field of a number', () => {
  it.each([
    ['7', 7],
    ['7.5', 7.5],
    ['7,5', 7.5],
    ['74,25', 74.25],
    [' 0 ', 0],
    ['-1', -1],
    ['1.125', 1.125],
  ])('reads %j', (text, value) => {
    const { score, type } = field();
    type(text);
    expect([score.value, score.errors]).toEqual([value, null]);
  });

  it.each(['1,000', '7.5.1', 'seven', '7 5', '1e9', '.', '7,'])(
    'refuses %j and keeps it',
    (text) => {
      const { input, score, type } = field();
      type(text);
      expect(score.value).toBeNull();
      expect(fieldSentence('the score', score.errors)).toBe(
        'Write the score in digits, such as 12 or 7.5.',
      );
      expect(input.value).toBe(text);
    },
  );

  it('says what is missing where nothing is written', () => {
    const { score, type } = field();
    type('8');
    type(' ');
    expect(fieldSentence('the score', score.errors)).toBe('Enter the score.');
  });

  it('shows what it is given, and is touched once it is left', () => {
    const { input, score } = field();
    score.setValue(82.5);
    expect(input.value).toBe('82.5');
    score.setValue(null);
    expect(input.value).toBe('');
    expect(score.touched).toBe(false);
    input.dispatchEvent(new Event('blur'));
    expect(score.touched).toBe(true);
    score.disable();
    expect(input.disabled).toBe(true);
  });
});
