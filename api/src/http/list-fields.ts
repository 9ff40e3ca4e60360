import { applyDecorators } from '@nestjs/common';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsUUID,
  Matches,
  Max,
  Min,
} from 'class-validator';

/** A list of distinct ids of the framework, between `least` and `most` of them. */
export function AreFrameworkIds(least: number, most: number): PropertyDecorator {
  return list(
    least,
    most,
    Matches(/^[a-z0-9]+(-[a-z0-9]+){0,9}$/, {
      each: true,
      message: 'Give ids of the framework: lower-case words joined by hyphens.',
    }),
  );
}

/** A list of distinct UUIDs, between `least` and `most` of them. */
export function AreIds(least: number, most: number): PropertyDecorator {
  return list(least, most, IsUUID('all', { each: true, message: 'Give ids (UUIDs).' }));
}

/** A list of distinct numbers of fractions, 1 to 100, at least one of them. */
export function AreFractions(most: number): PropertyDecorator {
  const message = 'Give numbers of fractions, 1 to 100.';
  const each = { each: true, message };
  return list(1, most, applyDecorators(IsInt(each), Min(1, each), Max(100, each)));
}

/** A list of distinct values out of a closed list, at least one of them. */
export function AreOneOf(values: readonly string[]): PropertyDecorator {
  const message = `Give some of: ${values.join(', ')}.`;
  return list(1, values.length, IsIn(values, { each: true, message }));
}

function list(least: number, most: number, each: PropertyDecorator): PropertyDecorator {
  const span = `Give a list of ${String(least)} to ${String(most)} different entries.`;
  return applyDecorators(
    IsArray({ message: span }),
    ArrayMinSize(least, { message: span }),
    ArrayMaxSize(most, { message: span }),
    ArrayUnique({ message: span }),
    each,
  );
}
