import {
  HttpClient,
  HttpErrorResponse,
  provideHttpClient,
  withInterceptors,
} from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { IDEMPOTENCY_KEY, idempotencyKey } from './idempotency-key';
import { retryUnanswered } from './retry-unanswered';

const url = '/api/evidence';

describe('a recording request', () => {
  let http: HttpClient;
  let server: HttpTestingController;

  beforeEach(() => {
    jest.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([idempotencyKey, retryUnanswered])),
        provideHttpClientTesting(),
      ],
    });
    http = TestBed.inject(HttpClient);
    server = TestBed.inject(HttpTestingController);
  });

  afterEach(() => {
    jest.useRealTimers();
    server.verify();
  });

  const keyOfNext = (answer: (sent: ReturnType<typeof server.expectOne>) => void) => {
    const sent = server.expectOne(url);
    answer(sent);
    return sent.request.headers.get(IDEMPOTENCY_KEY);
  };
  const lose = (sent: ReturnType<typeof server.expectOne>) => {
    sent.error(new ProgressEvent('error'));
  };
  const accept = (sent: ReturnType<typeof server.expectOne>) => {
    sent.flush({ id: '1' });
  };

  it('keeps its key through every retry', async () => {
    const answers: unknown[] = [];
    http.post(url, { score: 88 }).subscribe((answer) => answers.push(answer));
    const first = keyOfNext(lose);
    await jest.advanceTimersByTimeAsync(400);
    const second = keyOfNext(accept);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(second).toBe(first);
    expect(answers).toEqual([{ id: '1' }]);
  });

  it('keeps its key when it is sent by hand again after no answer came', async () => {
    let failure: unknown;
    http.post(url, { score: 88 }).subscribe({ error: (error: unknown) => (failure = error) });
    const lost = keyOfNext(lose);
    await jest.advanceTimersByTimeAsync(400);
    keyOfNext(lose);
    await jest.advanceTimersByTimeAsync(800);
    keyOfNext(lose);
    expect(failure).toBeInstanceOf(HttpErrorResponse);

    http.post(url, { score: 88 }).subscribe();
    expect(keyOfNext(accept)).toBe(lost);
  });

  it('gets a new key once the last one was answered, also by a refusal', () => {
    http.post(url, { score: 88 }).subscribe();
    const accepted = keyOfNext(accept);
    http.post(url, { score: 88 }).subscribe({ error: () => undefined });
    const refused = keyOfNext((sent) => {
      sent.flush({}, { status: 422, statusText: 'Unprocessable Content' });
    });
    http.post(url, { score: 88 }).subscribe();
    const again = keyOfNext(accept);
    expect(new Set([accepted, refused, again]).size).toBe(3);
  });

  it('is another act when its body differs', async () => {
    http.post(url, { score: 88 }).subscribe({ error: () => undefined });
    const first = keyOfNext(lose);
    http.post(url, { score: 89 }).subscribe();
    expect(keyOfNext(accept)).not.toBe(first);
    await jest.advanceTimersByTimeAsync(400);
    keyOfNext(accept);
  });

  it('is not sent again after a refusal', async () => {
    http.post(url, {}).subscribe({ error: () => undefined });
    keyOfNext((sent) => {
      sent.flush({}, { status: 403, statusText: 'Forbidden' });
    });
    await jest.advanceTimersByTimeAsync(10_000);
    server.expectNone(url);
  });
});

describe('a read', () => {
  it('carries no key', () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([idempotencyKey])),
        provideHttpClientTesting(),
      ],
    });
    TestBed.inject(HttpClient).get(url).subscribe();
    const sent = TestBed.inject(HttpTestingController).expectOne(url);
    expect(sent.request.headers.has(IDEMPOTENCY_KEY)).toBe(false);
  });
});
