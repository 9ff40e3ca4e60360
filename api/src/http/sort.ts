import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import type { Sort } from '@oart/contract';
import { IsOneOf, OrAbsent } from './fields.ts';

/**
 * The fields that a list may be sorted by, each ascending or, with `-`, descending; rows that are alike
 * follow their ids: `@SortsBy(PEOPLE_SORTS, 'displayName') readonly sort: Sort<...> = 'displayName'`.
 */
export function SortsBy<Field extends string>(
  fields: readonly Field[],
  usual: Sort<Field> | null,
  description = 'Descending with - before the field.',
): PropertyDecorator {
  const sorts = fields.flatMap((field) => [field, `-${field}`]);
  return applyDecorators(
    ApiPropertyOptional({
      type: 'string',
      enum: sorts,
      description,
      ...(usual !== null && { default: usual }),
    }),
    OrAbsent(),
    IsOneOf(sorts),
  );
}

export function fieldOf<Field extends string>(sort: Sort<Field>): Field {
  return (sort.startsWith('-') ? sort.slice(1) : sort) as Field;
}

export function isDescending(sort: string): boolean {
  return sort.startsWith('-');
}
