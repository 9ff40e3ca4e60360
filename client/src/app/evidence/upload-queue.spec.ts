import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { jest } from '@jest/globals';
import { TestBed } from '@angular/core/testing';
import type { EvidenceRequest } from '@oart/contract';
import { ServerConnection } from '../http/server-connection';
import { throwFailures } from '../http/throw-failures';
import type { ChosenFile } from './file-drop';
import { EMPTY_DRAFT, entriesOf } from './upload-draft';
import { UploadQueue } from './upload-queue';

const ENTRIES = entriesOf({ ...EMPTY_DRAFT, type: 'external-record' }, [], null);

function chosen(name: string): ChosenFile {
  const file = new File([name], `${name}.pdf`, { type: 'application/pdf' });
  return { file, digest: { hex: name, base64: name } };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('UploadQueue', () => {
  let server: HttpTestingController;
  let queue: UploadQueue;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        UploadQueue,
        provideHttpClient(withInterceptors([throwFailures])),
        provideHttpClientTesting(),
      ],
    });
    server = TestBed.inject(HttpTestingController);
    queue = TestBed.inject(UploadQueue);
  });

  /** Adds and sends a record; answers the announcement that is on its way. */
  function send(name: string) {
    queue.add(chosen(name));
    const record = queue.records().find(({ file }) => file.digest.hex === name);
    if (record === undefined) throw new Error('It is not in the queue');
    void queue.send(record, ENTRIES);
    return { record, announced: announced(name) };
  }

  const announced = (name: string) =>
    server.expectOne(
      ({ url, body }) => url === '/api/evidence' && (body as EvidenceRequest).file.sha256 === name,
    );

  const idOf = ({ request: { body } }: ReturnType<typeof announced>) =>
    (body as EvidenceRequest).id;

  const refuse = (sent: ReturnType<typeof announced>, kind: string) => {
    const problem = {
      type: `/problems/${kind}`,
      title: 'No',
      status: 409,
      detail: '',
      instance: '',
    };
    sent.flush(problem, { status: 409, statusText: 'Conflict' });
  };
  const pending = { id: '', state: 'pending', contentUrl: '/content' };

  it('takes the same bytes once, and describes the first that wants it', () => {
    expect([queue.add(chosen('a')), queue.add(chosen('b'))]).toEqual([true, true]);
    expect(queue.add(chosen('a'))).toBe(false);
    expect(queue.current()?.file.digest.hex).toBe('a');
    expect(queue.isUnfinished()).toBe(true);
  });

  it('loses nothing when one is refused: the others are stored, and it wants putting right', async () => {
    const one = send('a');
    const other = send('b');
    one.announced.flush(
      { type: '/problems/invalid-request', title: 'No', status: 400, detail: '', instance: '' },
      { status: 400, statusText: 'Bad Request' },
    );
    other.announced.flush({ ...pending, state: 'submitted' });
    await settle();
    expect([one.record.kind(), other.record.kind()]).toEqual(['refused', 'stored']);
    expect([queue.next(), queue.areAllStored()]).toEqual([one.record, false]);
    // A refusal stored nothing: only this page knows the id still.
    expect(Object.keys(localStorage)).toEqual([]);
    void queue.send(one.record, ENTRIES);
    const again = announced('a');
    expect(idOf(again)).toBe(idOf(one.announced));
    again.flush({ ...pending, state: 'submitted' });
    await settle();
    expect([queue.areAllStored(), queue.isUnfinished()]).toEqual([true, false]);
  });

  it('goes on under the same id when the server answers again', async () => {
    const { record, announced: first } = send('a');
    first.error(new ProgressEvent('error'));
    TestBed.inject(ServerConnection).failed();
    TestBed.tick();
    await settle();
    expect(record.kind()).toBe('interrupted');
    expect(record.isOpen()).toBe(false);
    TestBed.inject(ServerConnection).answered();
    TestBed.tick();
    const again = announced('a');
    expect(idOf(again)).toBe(idOf(first));
    again.flush(pending);
    await settle();
    server.expectOne({ method: 'PUT', url: '/content' }).flush({});
    await settle();
    expect(record.kind()).toBe('stored');
  });

  it('is asked again by itself where the server is busy, and less often each time', async () => {
    TestBed.tick();
    const { record, announced: first } = send('a');
    jest.useFakeTimers();
    try {
      const busy = {
        type: '/problems/unavailable',
        title: 'Busy',
        status: 503,
        detail: '',
        instance: '',
      };
      first.flush(busy, { status: 503, statusText: 'Busy', headers: { 'Retry-After': '1' } });
      await jest.advanceTimersByTimeAsync(100);
      expect(record.kind()).toBe('interrupted');
      await jest.advanceTimersByTimeAsync(2_000);
      announced('a').flush(busy, { status: 503, statusText: 'Busy' });
      await jest.advanceTimersByTimeAsync(2_000);
      server.verify();
      await jest.advanceTimersByTimeAsync(2_000);
      const again = announced('a');
      expect(idOf(again)).toBe(idOf(first));
      again.flush({ ...pending, state: 'submitted' });
      await jest.advanceTimersByTimeAsync(100);
      expect(record.kind()).toBe('stored');
    } finally {
      jest.useRealTimers();
    }
  });

  it('is another record where its id stands for one that says something else', async () => {
    const { record, announced: first } = send('a');
    refuse(first, 'stored-otherwise');
    await settle();
    expect([record.kind(), record.isOpen()]).toEqual(['refused', true]);
    void queue.send(record, ENTRIES);
    expect(idOf(announced('a'))).not.toBe(idOf(first));
  });

  it('is the same upload after any other refusal, of which nothing is stored', async () => {
    const { record, announced: first } = send('a');
    refuse(first, 'conflict');
    await settle();
    expect([record.kind(), record.isOpen()]).toEqual(['refused', true]);
    void queue.send(record, ENTRIES);
    expect(idOf(announced('a'))).toBe(idOf(first));
  });

  it('is the same upload after a reload, and another one once it was stored', async () => {
    const first = send('a');
    queue.clear();
    const again = send('a');
    expect(idOf(again.announced)).toBe(idOf(first.announced));
    again.announced.flush({ ...pending, state: 'submitted' });
    await settle();
    queue.clear();
    expect(idOf(send('a').announced)).not.toBe(idOf(first.announced));
  });
});
