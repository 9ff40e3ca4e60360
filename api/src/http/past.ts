import 'reflect-metadata';
import { applyDecorators } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import type { Instant } from '@oart/competency';
import { IsInstant, OrAbsent, isInstant } from './fields.ts';

/** In an address everything is text. */
const FORMS = {
  query: {
    type: 'string' as const,
    pattern: '^(-1|[0-9]{1,15}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z)$',
  },
  body: {
    oneOf: [
      { type: 'integer', minimum: -1 },
      { type: 'string', format: 'date-time' },
    ],
  },
};
const INDEX = /^(-1|\d{1,15})$/;
const FOR_WHOM = 'For the holder, entitlers and auditors.';

const isSafeInteger = Number.isSafeInteger as (value: unknown) => value is number;

/** Another instant than now: states are shown as they were then. */
export function At(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      type: 'string',
      format: 'date-time',
      description: `The state at this instant; absent is now. ${FOR_WHOM}`,
    }),
    OrAbsent(),
    IsInstant(),
    names('at'),
  );
}

/** What was known: a ledger index, or an instant, which means the greatest index recorded by then (I13). */
export function KnownAt(place: keyof typeof FORMS = 'query'): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      ...FORMS[place],
      description: `What was known at this ledger index or instant; absent is everything. ${FOR_WHOM}`,
    }),
    OrAbsent(),
    Transform(({ value }: { readonly value: unknown }) =>
      place === 'query' && typeof value === 'string' && INDEX.test(value) ? Number(value) : value,
    ),
    ValidateBy({
      name: 'isKnownAt',
      validator: {
        validate: (value) => isInstant(value) || (isSafeInteger(value) && value >= -1),
        defaultMessage: () =>
          'Give a ledger index, or an instant in UTC as YYYY-MM-DDTHH:mm:ss.sssZ.',
      },
    }),
    names('knownAt'),
  );
}

/** Query of one thing that can be asked as at an instant and as known then. */
export class PastOfOneQuery {
  @At()
  readonly at?: Instant;

  @KnownAt()
  readonly knownAt?: number | Instant;
}

/** What a question about the past names. */
export type PastWord = 'at' | 'knownAt';

function keyOf(word: PastWord): string {
  return `oart:past:${word}`;
}

function names(word: PastWord): PropertyDecorator {
  return (query) => {
    Reflect.defineMetadata(keyOf(word), true, query);
  };
}

/** Whether a route takes this word of its query; one that does not answers as of now, whatever the address says. */
export function takes(
  context: Pick<ExecutionContext, 'getClass' | 'getHandler'>,
  word: PastWord,
): boolean {
  const { prototype } = context.getClass() as { readonly prototype: object };
  const { name } = context.getHandler();
  const given = Reflect.getMetadata('design:paramtypes', prototype, name) as
    readonly { readonly prototype?: object }[] | undefined;
  return (given ?? []).some(
    (type) => type.prototype !== undefined && Reflect.hasMetadata(keyOf(word), type.prototype),
  );
}
