/** 电子监察 (I5): every event, with nothing in it by which an applicant could be known (个人信息保护法6). */
import { maskIdNumber, maskPersonName } from '../checks/masking.ts';
import type { Event } from '../event.ts';

/** An event as the feed carries it. `hash` refers to the whole event; the feed's payload is not what was hashed. */
export interface FeedEntry extends Omit<Event, 'payload' | 'prevHash'> {
  /** A4: the site it happened at, by id; empty where it is not known. */
  readonly site: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What holds a person of the public: all that is in it is masked. Staff act in office and are named. */
const people = new Set(['applicant', 'agent', 'complainant', 'party', 'person', 'recipient', 'witnesses']);
/** Text of the public's own, or a whole paper: left out. */
const leftOut = new Set(['content', 'words', 'question', 'answer', 'defence', 'reference']);
/** Organisations are public, and their codes. */
const openFields = new Set(['kind', 'creditCode', 'creditCodeConfirmed', 'source', 'relation']);

/** Id of the site of a counter, by the counter's id; empty for one that is not known. */
export type SiteOfCounter = (counter: string) => string;

/** @param names the applicant's and the agent's, where known: blotted out wherever a sentence has them. */
export function feed(
  event: Event,
  names: readonly string[] = [],
  siteOf: SiteOfCounter = () => '',
): FeedEntry {
  const { prevHash: _prevHash, payload, ...envelope } = event;
  const blots = names.filter((name) => name.length > 1);
  return { ...envelope, site: siteOf(event.actor.counter), payload: maskedMembers(payload, blots) };
}

/** The feed of many events, in their order. */
export const feedOf = (
  events: readonly Event[],
  names: readonly string[] = [],
  siteOf: SiteOfCounter = () => '',
): FeedEntry[] => events.map((event) => feed(event, names, siteOf));

function masked(value: unknown, blots: readonly string[]): unknown {
  if (typeof value === 'string') return maskedText(value, blots);
  if (Array.isArray(value)) return value.map((entry: unknown) => masked(entry, blots));
  return value !== null && typeof value === 'object' ? maskedMembers(value, blots) : value;
}

function maskedMembers(value: object, blots: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, member]: [string, unknown]) => {
      if (leftOut.has(key) && (typeof member === 'string' || key === 'content')) return [key, ''];
      return [key, people.has(key) ? maskedPerson(member) : masked(member, blots)];
    }),
  );
}

/** A person of the public, in whatever shape: names by the family name, numbers by their ends, all else hidden. */
function maskedPerson(value: unknown): unknown {
  if (typeof value === 'string') return maskPersonName(value);
  if (Array.isArray(value)) return value.map(maskedPerson);
  if (value === null || typeof value !== 'object') return value;
  const organisation = 'kind' in value && value.kind === 'organisation';
  return Object.fromEntries(
    Object.entries(value).map(([key, member]: [string, unknown]) => {
      if (typeof member !== 'string' || openFields.has(key) || (organisation && key === 'name'))
        return [key, member];
      if (key === 'name') return [key, maskPersonName(member)];
      return [key, key === 'idNumber' ? maskIdNumber(member) : '*'.repeat(Math.min(member.length, 11))];
    }),
  );
}

/** ID numbers and mobile numbers that stand alone in a sentence; case numbers are longer and stay. */
const idNumber = /(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/g;
const mobile = /(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])/g;

const maskedText = (text: string, blots: readonly string[]): string =>
  blots
    .reduce((blotted, name) => blotted.replaceAll(name, maskPersonName(name)), text)
    .replaceAll(idNumber, maskIdNumber)
    .replaceAll(mobile, (number) => `${number.slice(0, 3)}****${number.slice(-4)}`);
