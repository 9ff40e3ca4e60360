import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { notFound } from '../http/problem-error.ts';

/** The number of a fraction in the path; what cannot be one leads nowhere. */
@Injectable()
export class FractionPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (!/^[1-9]\d?$|^100$/.test(value)) throw notFound();
    return Number(value);
  }
}
