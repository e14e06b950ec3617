import { describe, expect, it } from 'vitest';
import { codeLength, plainCode, provedWords } from '#shared/protocol/tablet.ts';
import { Attempts } from '../../../electron/tablet/attempts.ts';
import {
  pairedKey,
  Pairing,
  pairingMs,
  pairingProof,
  pairingTries,
  proofBy,
  sameText,
} from '../../../electron/tablet/secrets.ts';
import { proofOf } from '../../../renderer/tablet/proof.ts';

const begun = (now = (): number => 0) => {
  const pairing = new Pairing(now);
  pairing.begin();
  return { pairing, code: pairing.current?.code ?? '' };
};
const take = (pairing: Pairing, code: string) => pairing.take(pairingProof(code, 'a', 'n'), 'a', 'n');

describe('平板配对码', () => {
  it('配对码十二位，不含容易认错的字，只能使用一次，两边由它得出同一把钥匙', () => {
    const { pairing, code } = begun();
    expect(code).toMatch(new RegExp(`^[2-9A-HJKMNP-Z]{${codeLength}}$`, 'u'));
    expect(take(pairing, code)).toBe(pairedKey(code, 'a', 'n'));
    expect(take(pairing, code)).toBeNull();
  });

  it('每次的配对码都不同', () => {
    expect(new Set(Array.from({ length: 200 }, () => begun().code)).size).toBe(200);
  });

  it('配对码两分钟后失效', () => {
    let now = 0;
    const { pairing, code } = begun(() => now);
    now = pairingMs;
    expect(pairing.current).toBeNull();
    expect(take(pairing, code)).toBeNull();
  });

  it('输错五次后，正确的配对码也不再有效', () => {
    const { pairing, code } = begun();
    for (let i = 0; i < pairingTries; i += 1) expect(take(pairing, 'AAAA')).toBeNull();
    expect(take(pairing, code)).toBeNull();
  });

  it('别的窗口、别的连接上的证明不算', () => {
    const { pairing, code } = begun();
    expect(pairing.take(pairingProof(code, 'b', 'n'), 'a', 'n')).toBeNull();
    expect(pairing.take(pairingProof(code, 'a', 'm'), 'a', 'n')).toBeNull();
  });

  it('没有开始配对时，任何配对码都无效', () => {
    expect(take(new Pairing(() => 0), 'AAAA')).toBeNull();
  });

  it('输入时的空格、横线、小写和全角不碍事', () => {
    expect(plainCode(' k7qm-2f9d ｘ４ab')).toBe('K7QM2F9DX4AB');
  });
});

describe('平板的证明', () => {
  const key = '11'.repeat(32);
  it('换一个连接、平板、窗口或者钥匙，证明都不同', () => {
    const proofs = [
      proofBy(key, 'a', 't', 'n'),
      proofBy(key, 'a', 't', 'm'),
      proofBy(key, 'a', 'u', 'n'),
      proofBy(key, 'b', 't', 'n'),
      proofBy('22'.repeat(32), 'a', 't', 'n'),
      pairingProof(key, 'a', 'n'),
      pairedKey(key, 'a', 'n'),
    ];
    expect(new Set(proofs).size).toBe(proofs.length);
  });

  it('平板页面算出的证明与主机的相同', () => {
    expect(proofOf(key, provedWords('prove', '窗口', 't', 'n'))).toBe(proofBy(key, '窗口', 't', 'n'));
  });

  it('长度不同的文字不相同，也不出错', () => {
    expect(sameText('', 'a')).toBe(false);
  });
});

describe('同一地址的尝试次数', () => {
  it('一段时间内超过次数的不再受理，过后恢复；别的地址不受影响', () => {
    let now = 0;
    const attempts = new Attempts(2, 1000, () => now);
    expect([attempts.may('a'), attempts.may('a'), attempts.may('a')]).toEqual([true, true, false]);
    expect(attempts.may('b')).toBe(true);
    now = 1000;
    expect(attempts.may('a')).toBe(true);
  });

  it('记住的地址数量有限', () => {
    const attempts = new Attempts(1, 1000, () => 0);
    attempts.may('first');
    for (let i = 0; i < 1000; i += 1) attempts.may(String(i));
    expect(attempts.may('first')).toBe(true);
  });
});
