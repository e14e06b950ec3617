/** The tablet's own key, kept in its browser; it is worth something at the one counter that paired it. */
export interface KeptKey {
  readonly counter: string;
  readonly tablet: string;
  readonly key: string;
}

const place = 'yimen-tablet';

export function keptKey(): KeptKey | null {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as Partial<KeptKey> | null;
    const { counter, tablet, key } = kept ?? {};
    return counter === undefined || tablet === undefined || key === undefined
      ? null
      : { counter, tablet, key };
  } catch {
    return null;
  }
}

export const keepKey = (key: KeptKey): void => localStorage.setItem(place, JSON.stringify(key));

export const forgetKey = (): void => localStorage.removeItem(place);
