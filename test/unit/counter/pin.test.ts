import { describe, expect, test } from 'vitest';
import { hashPin, verifyPin } from '../../../electron/people/pin.ts';

describe('PIN', () => {
  test('对的认，错的不认，同一个PIN每次存的都不同', async () => {
    const stored = await hashPin('100101');
    expect(await verifyPin('100101', stored)).toBe(true);
    expect(await verifyPin('100102', stored)).toBe(false);
    expect(await hashPin('100101')).not.toBe(stored);
  });

  test.each([
    '',
    'scrypt',
    'plain$1$1$1$a$b',
    'scrypt$0$8$1$AAAA$AAAA',
    'scrypt$x$y$z$AAAA$AAAA',
    'scrypt$3$8$1$AAAA$AAAA',
  ])('存的读不成的，答不对，不出错：%s', async (stored) =>
    expect(await verifyPin('100101', stored)).toBe(false),
  );
});
