import { Injectable } from '@nestjs/common';
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { invalid } from './problem-error.ts';

/** An id in the path: `@Param('id', IdPipe) id: string`. Lower case, as PostgreSQL gives it back. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string, metadata: ArgumentMetadata): string {
    if (!isUUID(value, 'all')) throw invalid(metadata.data ?? 'id', 'Give an id (a UUID).');
    return value.toLowerCase();
  }
}
