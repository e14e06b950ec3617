/** 用印登记 (E2, row 17): on what each seal went in a month, and through whose hands it passed. */
import type { SealEvent, SealUse } from '../../registers/seal-state.ts';
import { unreachable } from '../../result.ts';
import {
  counterName,
  mayReadOf,
  moment,
  monthSpan,
  monthTable,
  orNothing,
  type Read,
  readEvents,
  registerPaper,
} from './register-parts.ts';
import type { RequestOf } from '../asked/requests.ts';
import type { Asked, MonthSource } from '../asked/source.ts';

const useColumns = [
  ['时间', 7],
  ['印章', 20],
  ['文书编号', 16],
  ['文书名称', 13],
  ['办件编号', 20],
  ['份数', 4],
  ['用印人', 5],
  ['批准人', 5],
  ['备注', 6],
] as const;

const custodyColumns = [
  ['时间', 9],
  ['印章', 23],
  ['事项', 8],
  ['移交人', 9],
  ['接收人（保管人）', 11],
  ['监督人', 8],
  ['说明', 28],
] as const;

export const sealRegister: Asked<RequestOf<'用印登记'>, MonthSource> = ({ month }, source) => {
  const events = readEvents<SealEvent>(source.eventsOf('seal', monthSpan(month))).filter(({ streamId }) =>
    mayReadOf(sealOf(streamId, source).department, source),
  );
  const uses = events.flatMap((event) => (event.kind === 'seal.used' ? [event] : []));
  const useRows = uses.map(({ streamId, payload }) => useRow(sealOf(streamId, source).name, payload));
  const copies = uses.reduce((sum, { payload }) => sum + payload.copies, 0);
  const custodyRows = events.flatMap((event) => {
    const row = custodyRow(event, source);
    return row === null ? [] : [row];
  });
  const blocks = orNothing([
    ...monthTable('用印', useColumns, useRows, `用印${uses.length}次，盖章文书${copies}份`),
    ...monthTable('保管交接', custodyColumns, custodyRows, `保管交接${custodyRows.length}次`),
  ]);
  return registerPaper({ kind: '用印登记', title: '用印登记簿', month, blocks }, source);
};

const sealOf = (id: string, { registers }: MonthSource) =>
  registers.get('seal', id) ?? { name: id, department: '' };

const useRow = (seal: string, { done, approver, reason, ...use }: SealUse): string[] => [
  moment(done.at),
  seal,
  use.document,
  use.title,
  use.caseNumber,
  String(use.copies),
  done.name,
  approver.name,
  reason === null ? '' : `再次用印：${reason}`,
];

/** What happened to the seal itself: from whose hands into whose, before whom, why. Null for its uses. */
function custodyRow(event: Read<SealEvent>, source: MonthSource): string[] | null {
  if (event.kind === 'seal.used') return null;
  const { done } = event.payload;
  const row = (what: string, from: string, to: string, witness: string, words: string): string[] => [
    moment(done.at),
    sealOf(event.streamId, source).name,
    what,
    from,
    to,
    witness,
    words,
  ];
  switch (event.kind) {
    case 'seal.registered':
      return row('启用', '', done.name, '', event.payload.approval);
    case 'seal.relocated': {
      const where = event.payload.counters.map((id) => counterName(id, source)).join('、');
      return row('变更使用窗口', '', done.name, '', `${where}：${event.payload.reason}`);
    }
    case 'seal.handed_over': {
      const { from, to, reason } = event.payload;
      return row('交接', from.name, to.name, '', reason);
    }
    case 'seal.deposited':
      return row('入柜', done.name, '', '', event.payload.safe);
    case 'seal.withdrawn': {
      const { witness, reason } = event.payload;
      return row('取出', '', done.name, witness?.name ?? '', reason);
    }
    case 'seal.lost': {
      const { document, circumstances } = event.payload;
      return row('遗失报告', done.name, '', '', `${document}：${circumstances}`);
    }
    case 'seal.destroyed':
      return row('销毁', done.name, '', event.payload.witness.name, event.payload.document);
    default:
      return unreachable(event);
  }
}
