import { Readable } from 'node:stream';
import { Injectable, ValidationPipe } from '@nestjs/common';
import type { ArgumentMetadata, ValidationError } from '@nestjs/common';
import type { ProblemError as FieldProblem } from '@oart/contract';
import { ProblemError, invalid, jsonOnly } from './problem-error.ts';

/** Carries what class-validator found to the place that knows which part of the request it was. */
class FieldsNotAccepted extends Error {
  readonly found: readonly ValidationError[];
  constructor(found: readonly ValidationError[]) {
    super('Fields not accepted');
    this.found = found;
  }
}

const MOST_ERRORS = 50;

/** Only named fields, only as declared, nothing converted but where a DTO says `@Type`. */
@Injectable()
export class InputPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: false,
      transform: true,
      transformOptions: { enableImplicitConversion: false },
      stopAtFirstError: true,
      exceptionFactory: (found) => new FieldsNotAccepted(found),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body') requireJsonObject(value);
    try {
      return (await super.transform(value, metadata)) as unknown;
    } catch (error) {
      if (!(error instanceof FieldsNotAccepted)) throw error;
      throw notAccepted(error.found, metadata.type === 'body' ? 'pointer' : 'name');
    }
  }
}

/** `pointer` gives JSON pointers into the body; `name` the bare name of a query parameter. */
export function notAccepted(
  found: readonly ValidationError[],
  style: 'pointer' | 'name',
): ProblemError {
  const errors = found.flatMap((error) => fieldProblems(error, style === 'pointer' ? '/' : ''));
  const shown = errors.slice(0, MOST_ERRORS);
  return new ProblemError(
    'invalid-request',
    shown.length === 1
      ? (shown[0]?.message ?? '')
      : `${String(errors.length)} fields were not accepted.`,
    { errors: shown },
  );
}

function fieldProblems(error: ValidationError, before: string): FieldProblem[] {
  const pointer = `${before}${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) => ({
    pointer,
    message: constraint === 'whitelistValidation' ? 'This field is not known here.' : message,
  }));
  return [
    ...own,
    ...(error.children ?? []).flatMap((child) => fieldProblems(child, `${pointer}/`)),
  ];
}

function requireJsonObject(value: unknown): void {
  if (value instanceof Readable) throw jsonOnly();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid('', 'The body must be a JSON object.');
  }
}
