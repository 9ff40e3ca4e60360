import { csvOf } from './csv.ts';

describe('csvOf', () => {
  it.each([
    ['plain', 'plain'],
    ['with, comma', '"with, comma"'],
    ['with "quotes"', '"with ""quotes"""'],
    ['two\nlines', '"two\nlines"'],
    ['', ''],
    [null, ''],
    [-1.5, '-1.5'],
    ['=1+1', "'=1+1"],
    ['+44 20', "'+44 20"],
    ['-1', "'-1"],
    ['@sum', "'@sum"],
    ['  =1', "'  =1"],
    ['\t=1', "'\t=1"],
    ['＝1', "'＝1"],
    ['a=1', 'a=1'],
  ])('writes %j as a cell that no spreadsheet runs', (value, cell) => {
    expect(csvOf([['Note'], [value]])).toBe(`\ufeffNote\r\n${cell}\r\n`);
  });
});
