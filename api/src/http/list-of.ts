import { SetMetadata, applyDecorators } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import type { CsvCell } from '@oart/contract';
import { CSV_TABLE } from './csv.ts';
import type { CsvTable } from './csv.ts';

/**
 * A list: its answer is a page of these items or, for `Accept: text/csv` and `?format=csv`, the same page
 * as a table: `@ListOf(PersonSummaryDto, 'people', { Name: (person) => person.displayName })`.
 */
export function ListOf<Item>(
  item: Type<Item>,
  name: string,
  columns: Readonly<Record<string, (item: Item) => CsvCell>>,
): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(item),
    ApiOkResponse({
      description: 'One page. As CSV its cursor is a header.',
      headers: {
        'OART-Cursor': {
          description: 'CSV only: where the next page begins; absent on the last one.',
          schema: { type: 'string' },
        },
        'OART-Ledger-Index': {
          description: 'CSV only: the ledger index that the page shows.',
          schema: { type: 'integer' },
        },
      },
      content: {
        'application/json': { schema: pageOf(getSchemaPath(item)) },
        'text/csv': { schema: { type: 'string' } },
      },
    }),
    SetMetadata(CSV_TABLE, { name, columns } satisfies CsvTable<Item>),
  );
}

function pageOf($ref: string): NonNullable<SchemaOfContent> {
  return {
    type: 'object',
    required: ['items', 'cursor', 'ledgerIndex'],
    properties: {
      items: { type: 'array', items: { $ref } },
      cursor: { type: 'string', nullable: true, description: 'Null on the last page.' },
      ledgerIndex: { type: 'integer', description: 'What the page shows; goes back as `seen`.' },
    },
  };
}

type Answer = Extract<NonNullable<Parameters<typeof ApiOkResponse>[0]>, { content?: unknown }>;
type SchemaOfContent = NonNullable<Answer['content']>[string]['schema'];
