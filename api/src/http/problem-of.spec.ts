import { BadRequestException } from '@nestjs/common';
import { IdempotencyConflict, IdempotencyInFlight } from '../ledger/recording-errors.ts';
import { ProblemError } from './problem-error.ts';
import { problemOf } from './problem-of.ts';

const coded = (code: string): Error => Object.assign(new Error('secret value'), { code });

describe('problemOf', () => {
  it.each([
    ['our own refusal', new ProblemError('own-record', 'No.'), 'own-record'],
    ['another body under a key', new IdempotencyConflict(), 'idempotency-conflict'],
    ['a duplicate in flight', new IdempotencyInFlight(), 'request-in-flight'],
    [
      'a refusal of the framework',
      new BadRequestException('quotes the request'),
      'malformed-request',
    ],
    ['a body that is too large', Object.assign(new Error(), { statusCode: 413 }), 'too-large'],
    ['a database that refuses connections', coded('ECONNREFUSED'), 'unavailable'],
    ['a database that lets nobody in', new Error('timeout expired'), 'unavailable'],
    ['a connection given up', new Error('Connection terminated'), 'unavailable'],
    ['a database that says noise', new Error('received invalid response: 7'), 'unavailable'],
    ['a database that is being shut down', coded('57P01'), 'unavailable'],
    ['a database with no connection left', coded('53300'), 'unavailable'],
    ['a lock that is not to be had', coded('55P03'), 'unavailable'],
    ['a deadlock', coded('40P01'), 'unavailable'],
    ['a full disk', coded('ENOSPC'), 'storage-full'],
    ['a database with a full disk', coded('53100'), 'storage-full'],
    [
      'the same, wrapped',
      Object.assign(new Error(), { driverError: coded('53100') }),
      'storage-full',
    ],
    ['a value that is there already', coded('23505'), 'conflict'],
  ])('reads %s', (_, error, kind) => {
    expect(problemOf(error)?.kind).toBe(kind);
  });

  it.each([
    ['an unknown error', new Error('secret value')],
    ['a wrong query', coded('42703')],
    ['something thrown that is no error', 'text'],
    ['nothing', undefined],
  ])('leaves %s to be logged as a fault', (_, error) => {
    expect(problemOf(error)).toBeNull();
  });

  it('says nothing that an error of the database or the framework said', () => {
    for (const error of [coded('57P01'), coded('23505'), new BadRequestException('secret value')]) {
      expect(problemOf(error)?.detail).not.toContain('secret');
    }
  });
});
