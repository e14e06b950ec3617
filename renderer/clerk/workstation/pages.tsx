import type { ReactNode } from 'react';
import type { Role } from '#shared/reference/people.ts';
import { BoardPage } from '../board/board-page.tsx';
import { DayEndView } from '../day-end/day-end.tsx';
import { IntakePage } from '../intake/intake-page.tsx';
import { LivePage } from '../live/live-page.tsx';
import { ManagePage } from '../manage/manage-page.tsx';
import { OpinionsPage } from '../opinions/opinions-page.tsx';
import { PapersPage } from '../papers-page/papers-page.tsx';
import { PostPage } from '../post/post-page.tsx';
import { RegistersPage } from '../registers/registers-page.tsx';
import { ReportsPage } from '../reports/reports-page.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';

export const pageIds = [
  'intake',
  'board',
  'opinions',
  'registers',
  'live',
  'reports',
  'manage',
  'papers',
  'post',
  'day-end',
  'settings',
] as const;
export type PageId = (typeof pageIds)[number];

/** What a page is told: whether it is the one in sight, and whether keys are its own (nothing lies on top). */
export interface PageProps {
  readonly shown: boolean;
  readonly active: boolean;
}

export interface Page {
  readonly id: PageId;
  readonly title: string;
  readonly keys: string;
  /** Whose work it is. */
  readonly roles: readonly Role[];
  /** Stays alive behind the others, so that looking something up loses nothing. */
  readonly kept: boolean;
  readonly draw: (props: PageProps) => ReactNode;
}

const window: readonly Role[] = ['clerk', 'window_head'];
const everybody: readonly Role[] = [...window, 'reviewer', 'leader', 'centre_manager', 'supervisor'];

/** The screens of the work place, the key of each and whose they are. */
export const pages: readonly Page[] = [
  {
    id: 'intake',
    title: '收件',
    keys: 'F2',
    roles: window,
    kept: true,
    draw: (props) => <IntakePage {...props} />,
  },
  {
    id: 'board',
    title: '办件',
    keys: 'F3',
    roles: everybody,
    kept: true,
    draw: (props) => <BoardPage {...props} />,
  },
  {
    id: 'opinions',
    title: '审批',
    keys: 'Ctrl+1',
    roles: ['window_head', 'reviewer', 'leader'],
    kept: true,
    draw: (props) => <OpinionsPage {...props} />,
  },
  {
    id: 'registers',
    title: '登记',
    keys: 'Ctrl+2',
    roles: everybody,
    kept: true,
    draw: (props) => <RegistersPage {...props} />,
  },
  {
    id: 'live',
    title: '监察',
    keys: 'Ctrl+3',
    roles: ['window_head', 'centre_manager', 'supervisor'],
    kept: false,
    draw: (props) => <LivePage {...props} />,
  },
  {
    id: 'reports',
    title: '统计',
    keys: 'Ctrl+4',
    roles: ['window_head', 'leader', 'centre_manager', 'supervisor'],
    kept: true,
    draw: (props) => <ReportsPage {...props} />,
  },
  {
    id: 'manage',
    title: '管理',
    keys: 'Ctrl+5',
    roles: ['window_head', 'leader', 'centre_manager'],
    kept: false,
    draw: (props) => <ManagePage {...props} />,
  },
  {
    id: 'papers',
    title: '文书',
    keys: 'Ctrl+6',
    roles: everybody,
    kept: true,
    draw: (props) => <PapersPage {...props} />,
  },
  {
    id: 'post',
    title: '岗位',
    keys: 'Ctrl+7',
    roles: everybody,
    kept: false,
    draw: (props) => <PostPage {...props} />,
  },
  {
    id: 'day-end',
    title: '日结',
    keys: 'Ctrl+8',
    roles: [...window, 'centre_manager', 'supervisor'],
    kept: false,
    draw: ({ active }) => <DayEndView active={active} />,
  },
  {
    id: 'settings',
    title: '设置',
    keys: 'F8',
    roles: everybody,
    kept: false,
    draw: ({ active }) => <SettingsPage active={active} />,
  },
];

/** The screens of a role, first the one its day begins on. */
export const pagesOf = (role: Role): readonly Page[] => pages.filter(({ roles }) => roles.includes(role));

/** Opens the printers and what waits for them, from every screen. */
export const printDeskKey = 'Ctrl+J';
/** Devices that are none, in the training hall. */
export const simulatorsKey = 'Ctrl+Shift+E';
/** Opens the one status place: connection, devices, records that are not at the centre. */
export const statusKey = 'Ctrl+I';
/** Explains the present screen, from every screen. */
export const helpKey = 'F1';
