import { validateSync } from 'class-validator';
import {
  IsDay,
  IsFrameworkId,
  IsInstant,
  IsPrintableName,
  IsSafeText,
  IsSeen,
  IsSha256,
  OrAbsent,
  OrNull,
} from './fields.ts';

class Form {
  @IsDay() day: unknown = '2028-02-29';
  @IsInstant() instant: unknown = '2026-11-21T09:30:00.000Z';
  @IsFrameworkId() task: unknown = 'approve-oar';
  @IsSafeText(20) text: unknown = 'two\nlines';
  @IsPrintableName() name: unknown = 'Ångström-O’Neill, Z.';
  @IsSha256() sha256: unknown = 'a'.repeat(64);
  @IsSeen() seen: unknown = -1;
  @OrNull() @IsDay() dayOrNull: unknown = null;
  @OrAbsent() @IsDay() dayOrAbsent: unknown = undefined;
}

function refusedFields(changed: Partial<Record<keyof Form, unknown>>): string[] {
  return validateSync(Object.assign(new Form(), changed)).map((error) => error.property);
}

it('accepts a form that is right', () => {
  expect(refusedFields({})).toEqual([]);
});

it.each([
  ['day', '2026-02-30'],
  ['day', '2026-02-29'],
  ['day', '2026-2-1'],
  ['day', '2026-11-21T00:00:00Z'],
  ['day', '0021-11-21'],
  ['day', 20261121],
  ['day', null],
  ['instant', '2026-11-21T09:30:00Z'],
  ['instant', '2026-11-21T09:30:00.000+01:00'],
  ['instant', '2026-11-21T24:00:00.000Z'],
  ['task', 'Approve-OAR'],
  ['task', '-approve'],
  ['task', '__proto__'],
  ['text', ''],
  ['text', '   '],
  ['text', 'x'.repeat(21)],
  ['text', 'bell\u0007'],
  ['text', 'turned\u202eround'],
  ['text', 'lone \ud800'],
  ['text', ['a']],
  ['name', ' padded'],
  ['name', 'two\nlines'],
  ['name', 'zero\u2060width'],
  ['sha256', 'A'.repeat(64)],
  ['sha256', 'a'.repeat(63)],
  ['seen', -2],
  ['seen', 1.5],
  ['seen', '7'],
  ['seen', 2 ** 53],
  ['dayOrNull', undefined],
  ['dayOrNull', '2026-02-30'],
  ['dayOrAbsent', null],
  ['dayOrAbsent', '2026-02-30'],
] as const)('refuses %s %j', (field, value) => {
  expect(refusedFields({ [field]: value })).toEqual([field]);
});
