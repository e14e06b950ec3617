/** A hall with people at several counters, a pair of leaders and a centre, for the rules about people. */
import { type HallReference, hallReference, type StaffMember } from '#shared/reference/index.ts';
import { hall } from './hall.ts';

const bureau = '凤冈县交通运输局';
const mandateNumbered = (number: number) => ({
  number: `凤交授〔2026〕第${number}号`,
  from: '2026-01-01',
  until: '2026-12-31',
});

type Given = Partial<StaffMember> & Pick<StaffMember, 'number' | 'name' | 'role'>;
const person = (given: Given, index: number) => ({
  department: bureau,
  yearsOfWork: 5,
  from: '2026-01-01',
  pinHash: 'scrypt$',
  mandate: mandateNumbered(index + 1),
  ...given,
});

/** 本窗口, its neighbour, and one further off. */
export const counters = { own: 'training-fenggang-01', neighbour: 'c2', far: 'c3' } as const;

export const peopleHall: HallReference = hallReference.parse({
  ...hall,
  counter: { ...hall.counter, id: counters.own, neighbours: [counters.neighbour] },
  otherCounters: [counters.neighbour, counters.far].map((id, index) => ({
    ...hall.counter,
    id,
    name: `交通窗口${index + 2}号`,
  })),
  departments: [
    { name: bureau, mode: '整体进驻', leaders: { a: '3001', b: '3002' }, heads: ['3003'] },
    { name: '凤冈县水务局', mode: '整体进驻' },
  ],
  staff: [
    {
      number: '2001',
      name: '余姮',
      role: 'window_head',
      rank: '股长',
      counter: counters.own,
      standIns: ['2002'],
    },
    { number: '2002', name: '张凤', role: 'clerk', counter: counters.far },
    { number: '2003', name: '龙䶮', role: 'clerk', counter: counters.neighbour },
    { number: '2004', name: '陈示范', role: 'clerk', counter: counters.far },
    { number: '2005', name: '李同窗', role: 'clerk', counter: counters.own },
    { number: '3001', name: '王甲', role: 'leader', rank: '局领导' },
    { number: '3002', name: '赵乙', role: 'leader', rank: '局领导' },
    { number: '3003', name: '孙局长', role: 'leader', rank: '局领导' },
    { number: '3004', name: '钱副局长', role: 'leader', rank: '局领导' },
    { number: '3101', name: '周水务', role: 'leader', rank: '局领导', department: '凤冈县水务局' },
    { number: '4001', name: '吴管理', role: 'centre_manager', department: '凤冈县政务服务中心' },
    { number: '4002', name: '郑监察', role: 'supervisor', department: '凤冈县监察局' },
  ].map((given, index) => person(given as Given, index)),
});

export function member(number: string, from: HallReference = peopleHall): StaffMember {
  const found = from.staff.find((candidate) => candidate.number === number);
  if (found === undefined) throw new Error(`no staff ${number}`);
  return found;
}
