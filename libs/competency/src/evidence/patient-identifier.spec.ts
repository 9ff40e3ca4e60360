import { findPatientIdentifiers, holdsNhsNumber } from './patient-identifier.ts';

describe('free text is blocked', () => {
  it.each([
    ['an NHS number in a row', 'Patient 9434765919 was contoured'],
    ['an NHS number in groups', 'see 943 476 5919'],
    ['an NHS number with hyphens', '943-476-5919.pdf'],
    ['one with hyphens that are kept on a line', '943\u2011476\u20115919'],
    ['one with dashes between blanks', '943 \u2013 476 \u2013 5919'],
    ['one with full stops', '943.476.5919'],
    ['one as names of files have it', 'log_943_476_5919.pdf'],
    ['one with points of half height', '943\u00b7476\u00b75919'],
    ['one with strokes', '943/476/5919'],
    ['one with strokes between blanks', '943 / 476 / 5919'],
    ['one with four digits first', '9434 765 919'],
    ['one with four digits first and hyphens', '9434-765-919'],
    ['one with four digits first and strokes', 'NHS 9434/765/919.'],
    ['one behind four other digits', '4000 943 476 5919'],
    ['one in digits of full width', '\uff19\uff14\uff13\uff14\uff17\uff16\uff15\uff19\uff11\uff19'],
    [
      'one in digits, blanks and hyphens of full width',
      '\uff19\uff14\uff13\u3000\uff14\uff17\uff16\uff0d\uff15\uff19\uff11\uff19',
    ],
    ['one with what is not seen', '943\u200b476\u00ad5919'],
    ...[
      '\u200b\u200b',
      '\u034f',
      '\ufe0f',
      '\u180e',
      '\u3164',
      '\u115f',
      '\u1160',
      '\uffa0',
      '\u{e0041}',
    ].map((sign): [string, string] => [
      `one with ${JSON.stringify(sign)}`,
      `943${sign}476${sign}5919`,
    ]),
    ['one with blanks among what is not seen', '943\u00ad \u00ad476 \ufeff 5919'],
    ['one with what is not seen between its digits', '9\u200d4\u200d34\u200d765919'],
    ['one behind what is not seen', '100\u200b943 476 5919'],
    ['one with blanks that are kept on a line', '943\u00a0476\u00a05919'],
    ['one in words of a line that was laid out', '943   476   5919'],
    ['one right behind a word', 'NHS9434765919'],
    ['one whose end is no year of a day', '943 476 5919-03-11'],
    ['one in a row before a day of the month', '9434765919-03-11'],
    ['one that ends as a year does', '100 100 2024 on 11 March'],
    ['a Scottish number (CHI) of the first day of a year', '0101000006'],
    ['one of the last month', '1012000001'],
    ['one of a late day', '2910000001'],
    ['a Scottish number as it is mostly written', 'CHI 010100 0006'],
    ['a Scottish number with a hyphen', '010100-0006'],
    ['one that begins as the lowest outside Scotland', '3000000003'],
    ['one among other numbers', '9434765918, 9434765919'],
  ])('for %s', (_, text) => {
    expect(holdsNhsNumber(text)).toBe(true);
  });

  it.each([
    ['a wrong check digit', '9434765918'],
    ['a check digit of ten, which is never issued', '9434765910'],
    ['the digits in a row', '0123456789'],
    ['a day that is none', '0001000004'],
    ['six digits that are no day before four', '943476 5919'],
    ['a day before four digits with a wrong check digit', '010100 0007'],
    ['a month that is none', '0113000006'],
    ['no month', '2900000009'],
    ['eleven digits in a row', '94347659190'],
    ['a date and a time', '2026-11-21 09:30'],
    ['scores and a day', 'Rectum\t100\t100\t2024-03-11'],
    ['scores and a day with full stops', '100 100 2024.03.11'],
    ['scores and a day with strokes', '100  100  2024/03/11'],
    ['groups that are far apart', '943    476    5919'],
    ['groups on lines of their own', '943\n476\n5919'],
    ['groups of other lengths', '94347 659 19'],
    ['four digits first with a wrong check digit', '9434 765 918'],
    ['four digits first of a year', '2011 100 100'],
    ['four digits first with other signs between them', '9434-765 919'],
    ['four digits first that are far apart', '9434  765  919'],
    ['four digits first of a longer number', '9434 765 9190'],
    ['a telephone number', '+44 9434 765 919'],
    ['a telephone number without its country', '(0) 9434 765 919'],
    ['a path that is a day and scores', '2026/11/02 100/100'],
    ['scores of so many', '943/1000 476/1000'],
    ['no digits', 'Reflective training log, prostate'],
  ])('not for %s', (_, text) => {
    expect(holdsNhsNumber(text)).toBe(false);
  });
});

describe('where a text holds a patient identifier', () => {
  it.each([
    ['case C7, NHS 943 476 5919, rectum', ['nhs-number 943 476 5919']],
    ['DOB 3/4/1961', ['birth-date 3/4/1961']],
    ['born on the 3rd Apr 1961', ['birth-date 3rd Apr 1961']],
    ['1961-04-03 (date of birth)', ['birth-date 1961-04-03']],
    ['contoured on 3/4/2026', []],
    ['born in Southend. The plan of the day was chosen again on 3/4/2026', []],
    ['stubborn edge on 3/4/2026', []],
    ['DOB 3/4/1961, NHS 9434765919', ['birth-date 3/4/1961', 'nhs-number 9434765919']],
    ['see 9434 765 919, 943/476/5919', ['nhs-number 9434 765 919', 'nhs-number 943/476/5919']],
    ['a\ufe0f 943\u034f476\u034f\u034f5919b', ['nhs-number 943\u034f476\u034f\u034f5919']],
    ['943\u200b476\u200b5919', ['nhs-number 943\u200b476\u200b5919']],
    ['D\u200bOB 3/4/19\u00ad61', ['birth-date 3/4/19\u00ad61']],
    ['\uff24\uff2f\uff22 3/4/1961', ['birth-date 3/4/1961']],
    ['943 476 5919 765 917', ['nhs-number 943 476 5919', 'nhs-number 5919 765 917']],
    ['invoice 9434765918 and 9434765919', ['nhs-number 9434765919']],
    [`DOB${' '.repeat(30)}3/4/1961`, ['birth-date 3/4/1961']],
    [`DOB${' '.repeat(31)}3/4/1961`, []],
    [`3/4/1961${' '.repeat(30)}DOB`, ['birth-date 3/4/1961']],
    [`3/4/1961${' '.repeat(31)}DOB`, []],
    [
      `DOB 3/4/1961, twin${' '.repeat(30)}born 3/4/1961, seen${' '.repeat(30)}on 5/6/2026`,
      ['birth-date 3/4/1961', 'birth-date 3/4/1961'],
    ],
    ['9434765919 D.O.B. 03.04.61', ['nhs-number 9434765919', 'birth-date 03.04.61']],
  ])('%j holds %j', (text, expected) => {
    expect(
      findPatientIdentifiers(text).map(
        ({ kind, start, end }) => `${kind} ${text.slice(start, end)}`,
      ),
    ).toEqual(expected);
  });
});
