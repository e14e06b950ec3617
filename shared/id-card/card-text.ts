/** What is written on a card's chip: 256 bytes of UCS-2, little endian, in fields of fixed length. */
import { type CivilDate, parseCivilDate } from '../calendar/civil-date.ts';

export const cardKinds = [
  '居民身份证',
  '港澳台居民居住证',
  '外国人永久居留身份证',
  '外国人永久居留身份证（2017版）',
] as const;
export type CardKind = (typeof cardKinds)[number];

export interface IdCard {
  readonly kind: CardKind;
  /** As printed on the card; of a foreigner without a Chinese name, the other one. */
  readonly name: string;
  /** 18 characters, of the card of 2017 15. */
  readonly number: string;
  /** Empty on foreigners' cards. */
  readonly address: string;
  readonly validFrom: CivilDate;
  /** Null for 长期. */
  readonly validTo: CivilDate | null;
}

export const cardTextBytes = 256;

/** Where a field lies: first byte and length. */
type Field = readonly [from: number, bytes: number];

interface Layout {
  readonly kind: CardKind;
  readonly name: readonly Field[];
  readonly number: Field;
  readonly address: Field | null;
  readonly validFrom: Field;
  readonly validTo: Field;
}

const resident: Layout = {
  kind: '居民身份证',
  name: [[0, 30]],
  address: [52, 70],
  number: [122, 36],
  validFrom: [188, 16],
  validTo: [204, 16],
};

/** The type of a card stands in its text at byte 248; a citizen's card has a blank there. */
const layouts: Readonly<Record<string, Layout>> = {
  '': resident,
  J: { ...resident, kind: '港澳台居民居住证' },
  // Where a resident's address stands, this one has the name in letters.
  Y: {
    ...resident,
    kind: '外国人永久居留身份证',
    name: [
      [0, 30],
      [52, 70],
    ],
    address: null,
  },
  I: {
    kind: '外国人永久居留身份证（2017版）',
    name: [
      [158, 30],
      [0, 120],
    ],
    address: null,
    number: [122, 30],
    validFrom: [188, 16],
    validTo: [204, 16],
  },
};

const typeField: Field = [248, 2];

/** Undefined where the text is cut, of a type nobody knows, or without a name, number or date that can be. */
export function readCardText(text: Uint8Array): IdCard | undefined {
  if (text.length !== cardTextBytes) return undefined;
  const layout = layouts[fieldOf(text, typeField)];
  if (layout === undefined) return undefined;
  const name = layout.name.map((field) => fieldOf(text, field)).find((each) => each !== '');
  const number = fieldOf(text, layout.number).toUpperCase();
  const validFrom = dateOf(fieldOf(text, layout.validFrom));
  const until = fieldOf(text, layout.validTo);
  const validTo = until === '长期' ? null : dateOf(until);
  if (name === undefined || validFrom === undefined || validTo === undefined) return undefined;
  if (!(layout.number[1] === 30 ? /^[A-Z]{3}\d{12}$/ : /^\d{17}[\dX]$/).test(number)) return undefined;
  const address = layout.address === null ? '' : fieldOf(text, layout.address);
  return { kind: layout.kind, name, number, address, validFrom, validTo };
}

function fieldOf(text: Uint8Array, [from, bytes]: Field): string {
  const units: number[] = [];
  for (let at = from; at < from + bytes; at += 2) units.push((text[at] ?? 0) + 256 * (text[at + 1] ?? 0));
  // Filled up with blanks, by some readers with zeros.
  return String.fromCharCode(...units)
    .replaceAll('\0', ' ')
    .trim();
}

const dateOf = (digits: string): CivilDate | undefined =>
  /^\d{8}$/.test(digits)
    ? parseCivilDate(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`)
    : undefined;

/** The same text as a chip has it: for simulated cards. Longer values are cut to their field. */
export function writeCardText(card: IdCard): Uint8Array {
  const [mark, layout] = Object.entries(layouts).find(([, each]) => each.kind === card.kind) ?? [
    '',
    resident,
  ];
  const text = new Uint8Array(cardTextBytes);
  for (let at = 0; at < cardTextBytes; at += 2) text[at] = 0x20;
  const put = ([from, bytes]: Field, value: string): void => {
    for (let unit = 0; unit < Math.min(value.length, bytes / 2); unit += 1) {
      const code = value.charCodeAt(unit);
      text[from + 2 * unit] = code & 0xff;
      text[from + 2 * unit + 1] = code >> 8;
    }
  };
  const plain = (date: CivilDate | null): string => date?.replaceAll('-', '') ?? '长期';
  const [nameField = [0, 30]] = layout.name;
  put(nameField, card.name);
  put(layout.number, card.number);
  if (layout.address !== null) put(layout.address, card.address);
  put(layout.validFrom, plain(card.validFrom));
  put(layout.validTo, plain(card.validTo));
  put(typeField, mark);
  return text;
}
