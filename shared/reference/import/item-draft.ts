/** Items on their way into a catalogue. */
import { checkCreditCode } from '../../checks/credit-code.ts';
import { type ServiceItem, serviceItem } from '../item.ts';

/** An item as its source gives it; the pinyin for search is added where a dictionary is at hand. */
export type ItemDraft = Omit<ServiceItem, 'initials' | 'pinyin'>;

type Given = Pick<
  ServiceItem,
  | 'code'
  | 'name'
  | 'department'
  | 'organ'
  | 'category'
  | 'handling'
  | 'legalDays'
  | 'promisedDays'
  | 'materials'
> &
  Partial<ItemDraft>;

/** Completes an item with what holds where nothing else was said. Throws where the item breaks a rule of the schema. */
export function itemDraft(given: Given): ItemDraft {
  const whole = serviceItem.parse({
    fee: null,
    notes: [],
    example: false,
    ...given,
    initials: '',
    pinyin: '',
  });
  const { initials: _initials, pinyin: _pinyin, ...draft } = whole;
  return draft;
}

const checkCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 17 characters and the check character that belongs to them (GB 32100). Throws where no code begins so. */
export function creditCodeOf(first17: string): string {
  for (const character of checkCharacters) {
    const checked = checkCreditCode(first17 + character);
    if (checked.outcome === 'valid') return checked.code;
  }
  throw new RangeError(`no credit code begins with ${first17}`);
}

/** What the codes of a department's items have in common. */
export interface CodeRoot {
  /** First 17 characters of its credit code. */
  readonly credit: string;
  /** 行使层级: 3 city, 4 county. */
  readonly level: 3 | 4;
  /** Two digits of its line of business within the basic code. */
  readonly field: string;
}

/** 实施编码: credit code (18), level (1), basic code (12). */
export const itemCode = ({ credit, level, field }: CodeRoot, serial: number): string =>
  `${creditCodeOf(credit)}${level}0001${field}${String(serial).padStart(3, '0')}000`;
