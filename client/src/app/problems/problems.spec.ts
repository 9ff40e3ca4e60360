import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { failureOf } from './failure-of';

const problem = (type: string, more: object = {}) => ({
  type: `/problems/${type}`,
  title: 'A title',
  status: 422,
  detail: 'A detail',
  instance: '0199-7',
  ...more,
});

const answered = (status: number, error: unknown, headers = new HttpHeaders()) =>
  failureOf(new HttpErrorResponse({ status, error, headers }));

describe('a failed request', () => {
  it('says the detail of the problem as a sentence', async () => {
    const failure = await answered(422, problem('not-accepted'));
    expect(failure.kind).toBe('not-accepted');
    expect(failure.message).toBe('A detail.');
  });

  it('keeps the fields that were not accepted', async () => {
    const errors = [{ pointer: '/issuedOn', message: 'This day is in the future.' }];
    const failure = await answered(400, problem('invalid-request', { errors }));
    expect(failure.problem.errors).toEqual(errors);
  });

  it('is read from a body that was asked for as a file', async () => {
    const failure = await answered(404, JSON.stringify(problem('not-found')));
    expect(failure.kind).toBe('not-found');
  });

  it('never claims that nothing was recorded when no answer came', async () => {
    const failure = await answered(0, new ProgressEvent('error'));
    expect(failure.kind).toBe('server-lost');
    expect(failure.message).toContain('trying again records it once only');
  });

  it('says how long to wait', async () => {
    const headers = new HttpHeaders({ 'Retry-After': '90' });
    const failure = await answered(429, problem('too-many-requests'), headers);
    expect(failure.message).toBe('Too many tries. Try again in 2 minutes.');
  });

  it('gives the reference of an unexpected error', async () => {
    const failure = await answered(500, problem('internal-error'));
    expect(failure.message).toContain('0199-7');
  });

  it.each([['<html>Bad gateway</html>'], [null], [{ message: 'not ours' }]])(
    'survives an answer that is no problem document: %j',
    async (body) => {
      const failure = await answered(502, body);
      expect(failure.kind).toBe('unknown');
      expect(failure.problem.status).toBe(502);
    },
  );
});
