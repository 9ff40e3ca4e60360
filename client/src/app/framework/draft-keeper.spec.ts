import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { FrameworkDraftView } from '@oart/contract';
import { ServerConnection } from '../http/server-connection';
import { throwFailures } from '../http/throw-failures';
import { DraftKeeper } from './draft-keeper';

const URL = '/api/framework/drafts/d';
const draft = (document: string, revision: number): FrameworkDraftView =>
  ({
    id: 'd',
    document,
    revision,
    effectiveFrom: null,
    basedOn: { id: 'v' },
  }) as unknown as FrameworkDraftView;

const settle = async () => {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve));
};

describe('DraftKeeper', () => {
  let server: HttpTestingController;
  let keeper: DraftKeeper;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        DraftKeeper,
        provideHttpClient(withInterceptors([throwFailures])),
        provideHttpClientTesting(),
      ],
    });
    server = TestBed.inject(HttpTestingController);
    keeper = TestBed.inject(DraftKeeper);
    keeper.open(draft('one', 1));
  });

  /** The connection goes while a change is sent, and comes back. */
  async function loseAndFind(): Promise<void> {
    keeper.change({ text: 'two' });
    void keeper.keep();
    await settle();
    server.expectOne({ method: 'PUT', url: URL }).error(new ProgressEvent('error'));
    TestBed.inject(ServerConnection).failed();
    TestBed.tick();
    await settle();
    expect(keeper.isKept()).toBe(false);
    TestBed.inject(ServerConnection).answered();
    TestBed.tick();
    await settle();
  }

  it('sends again by itself what was not kept, once the server answers', async () => {
    await loseAndFind();
    server.expectOne({ method: 'GET', url: URL }).flush(draft('one', 1));
    await settle();
    const again = server.expectOne({ method: 'PUT', url: URL });
    expect(again.request.headers.get('If-Match')).toBe('"1"');
    again.flush(draft('two', 2));
    await settle();
    expect([keeper.isKept(), keeper.failure()]).toEqual([true, null]);
  });

  it('goes on from what the server kept though its answer was lost', async () => {
    await loseAndFind();
    server.expectOne({ method: 'GET', url: URL }).flush(draft('two', 2));
    await settle();
    const again = server.expectOne({ method: 'PUT', url: URL });
    expect(again.request.headers.get('If-Match')).toBe('"2"');
    again.flush(draft('two', 3));
    await settle();
    expect(keeper.isKept()).toBe(true);
  });

  it('keeps nothing of a draft that is discarded', async () => {
    keeper.change({ text: 'two' });
    const isGone = keeper.discard();
    await settle();
    server.expectOne({ method: 'DELETE', url: URL }).flush(null);
    await isGone;
    await keeper.keep();
    server.verify();
    expect(keeper.current()).toBeNull();
  });
});
