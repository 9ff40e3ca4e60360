import { LEASE_MS, Lease } from './lease.ts';

function clocks(): {
  monotonic: () => number;
  wall: () => number;
  pass: (ms: number) => void;
  sleep: (ms: number) => void;
} {
  let monotonic = 5_000;
  let wall = 1_700_000_000_000;
  return {
    monotonic: () => monotonic,
    wall: () => wall,
    pass(ms) {
      monotonic += ms;
      wall += ms;
    },
    /** The monotonic clock of Linux stands still while the machine sleeps. */
    sleep(ms) {
      wall += ms;
    },
  };
}

describe('a lease', () => {
  it('is not held before the first read', () => {
    expect(new Lease(clocks()).isHeld()).toBe(false);
  });

  it('counts from the sending of the read, not from its answer', () => {
    const time = clocks();
    const lease = new Lease(time);
    const sent = lease.stamp();
    time.pass(400);
    lease.renew(sent);
    time.pass(LEASE_MS - 401);
    expect(lease.isHeld()).toBe(true);
    time.pass(1);
    expect(lease.isHeld()).toBe(false);
  });

  it('is held on while reads go well', () => {
    const time = clocks();
    const lease = new Lease(time);
    for (let beat = 0; beat < 10; beat++) {
      lease.renew(lease.stamp());
      time.pass(LEASE_MS / 2);
      expect(lease.isHeld()).toBe(true);
    }
  });

  it.each([
    ['slept', 600_000],
    ['was set back', -600_000],
  ])('is lost when the machine %s', (_what, ms) => {
    const time = clocks();
    const lease = new Lease(time);
    lease.renew(lease.stamp());
    time.sleep(ms);
    expect(lease.isHeld()).toBe(false);
  });

  it('can be dropped at once', () => {
    const lease = new Lease(clocks());
    lease.renew(lease.stamp());
    lease.drop();
    expect(lease.isHeld()).toBe(false);
  });
});
