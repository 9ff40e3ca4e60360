import { numberBefore } from './pdf-places.ts';

const LONG = ' '.repeat(60);

describe('the number of an object', () => {
  it.each([
    ['12 0 ', 12],
    ['12 0', 12],
    ['\n12\r\n0 ', 12],
    ['\n12\u00000\u0000', 12],
    ['endobj 0012 65535\t', 12],
    ['>>endobj12 0 ', 12],
    ['% 12 0 ', 12],
    [`${'a'.repeat(99)}\n12\n0 `, 12],
    ['2147483647 0 ', 2_147_483_647],
  ])('is read from %j', (before, number) => {
    expect(numberBefore(Buffer.from(` ${before}`), before.length + 1)).toBe(number);
  });

  it.each([
    '',
    '12 ',
    'a12 0 ',
    '1.2 0 ',
    '12. 0 ',
    '12 0. ',
    '-12 0 ',
    '1e2 0 ',
    '0 0 ',
    '2147483648 0 ',
    '4294967302 0 ',
    '00000000012 0 ',
    '12\u000b0 ',
    `12${LONG}0 `,
    `12 0${LONG}`,
    '7 %\n0 ',
    '7 % 12\n0 ',
    '7 % 12\r0 ',
    '7 % 12 0\n',
    `7 %${'a'.repeat(99)} 12\n0 `,
  ])('is not certain in %j', (before) => {
    expect(numberBefore(Buffer.from(` ${before}`), before.length + 1)).toBeNull();
  });
});
