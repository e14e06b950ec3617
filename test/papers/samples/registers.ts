/** Registers of a month and the sheet of a day, one of them over several pages. */
import type { PaperRequest } from '#shared/papers/asked/requests.ts';
import { chronicle, type Chronicle } from '../../support/chronicle.ts';
import { askFor, made } from '../../support/paper-source.ts';
import { eventfulDay } from '../../unit/papers/day-end-cases.ts';
import * as month from '../../unit/papers/register-cases.ts';
import type { PaperSample } from './index.ts';

const sample = (name: string, request: PaperRequest, book: Chronicle, staff = '1001'): PaperSample => ({
  name,
  content: made(askFor(request, book.source(staff))),
});
const september = '2026-09';

export const samples: readonly PaperSample[] = [
  sample('业务咨询登记簿', { paper: '咨询登记', month: september }, month.consultations()),
  sample('业务咨询登记簿（本月无记录）', { paper: '咨询登记', month: '2026-07' }, chronicle()),
  sample('窗口离岗替岗空岗登记簿', { paper: '替岗登记', month: september }, month.posts()),
  sample('用印登记簿', { paper: '用印登记', month: september }, month.seals()),
  sample('用印登记簿（60次）', { paper: '用印登记', month: september }, month.manySeals(60)),
  sample('票据领用缴销登记簿', { paper: '票据登记', month: september }, month.bills()),
  sample('投诉登记簿', { paper: '投诉登记', month: september }, month.complaints(), '4001'),
  sample('窗口日结单', { paper: '日结单', day: '2026-09-30' }, eventfulDay()),
];
