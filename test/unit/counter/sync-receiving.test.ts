import { describe, expect, test, vi } from 'vitest';
import { exchanging, ofAnother, openCentre, settled } from '../../support/fake-centre.ts';

const { take, others, syncWith } = exchanging();

/** The centre gives ten at a time. */
async function slowCentre() {
  const centre = await openCentre();
  centre.events = await ofAnother(5);
  centre.onPull = (after) => ({ events: centre.page(after).events.slice(0, 10) });
  return centre;
}

describe('第一次接收大厅的记录', () => {
  test('一页一页地收，告诉还有几条，收完为止', async () => {
    const centre = await slowCentre();
    const left: number[] = [];
    const sync = syncWith(centre, () => {
      const { receiving } = sync.status();
      if (left.at(-1) !== receiving) left.push(receiving);
    });
    sync.start();
    await vi.waitFor(() => expect(others()).toHaveLength(26), 4000);
    // Of 26, or 27 with the one this counter sends meanwhile.
    expect(left.slice(1)).toEqual(left.slice(1).toSorted((one, other) => other - one));
    expect(left[1]).toBeGreaterThanOrEqual(16);
    expect(left.at(-1)).toBe(0);
  });

  test('暂停接收以后不再收，上传照常；立即同步接着收，不重不漏', async () => {
    const centre = await slowCentre();
    let resumed = false;
    const sync = syncWith(centre, () => {
      const { receiving, receivingHeld } = sync.status();
      if (receiving >= 16 && !receivingHeld && !resumed) sync.holdReceiving();
    });
    sync.start();
    take(1);
    await settled(sync);
    expect(sync.status()).toMatchObject({ receivingHeld: true });
    expect(sync.status().receiving).toBeGreaterThanOrEqual(16);
    expect(others()).toHaveLength(10);
    resumed = true;
    await sync.now();
    await vi.waitFor(() => expect(others()).toHaveLength(26), 4000);
    expect(sync.status()).toMatchObject({ receiving: 0, receivingHeld: false });
    expect(new Set(others().map(({ id }) => id)).size).toBe(26);
  });
});
