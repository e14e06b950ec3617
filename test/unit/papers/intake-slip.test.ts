import { describe, expect, test } from 'vitest';
import { decide } from '#shared/case/decide.ts';
import { foldCase } from '#shared/case/evolve.ts';
import { complete, context, uuidOf } from '../../support/hall.ts';
import { held } from './due-cases.ts';
import {
  correcting,
  ending,
  eventsOf,
  freight,
  notRequired,
  paper,
  papersOf,
  refusing,
  wholeList,
} from './intake-cases.ts';
import { linesOf, textOf } from './paper-text.ts';

describe('4.1 · 收件凭证', () => {
  test('只收件、尚未决定的，写明不是受理凭证、何时告知、逾期即为受理', () => {
    const [received] = eventsOf({});
    if (received === undefined) throw new Error('nothing received');
    const [slip] = papersOf([received], [received], {});
    if (slip === undefined) throw new Error('no slip');
    expect(linesOf(slip)).toEqual([
      '申请材料收件凭证',
      '001-000001-2',
      '陈**',
      '申请人：陈**',
      '证件号码：520327********4510',
      '事项：县行政区域内道路货物运输经营许可',
      '收件时间：2026年9月30日 09:30',
      '收件窗口：交通窗口1号（一楼A区01号窗口）',
      '收件人：余姮（工号1001）',
      '咨询电话：0852-0000001',
      '监督投诉：0852-0000110',
      '收到的材料',
      ...wholeList,
      '本凭证不是受理凭证。2026年10月13日前（5个工作日）告知是否需要补正；逾期不告知的，自收到材料之日起即为受理（行政许可法第三十二条）。',
      ...ending,
      '交件人签名',
      '收件人签名',
      '请妥善保管本凭证，凭收件编号查询办理情况。热敏纸字迹会消退，法定文书以A4纸文书为准。',
    ]);
  });

  test.each([
    ['受理', {}, '本件已受理，承诺2026年10月22日前（12个工作日）办结，以受理通知书为准。'],
    ['补正告知', correcting, '本件尚未受理：还有1项材料需要补正，详见告知书。'],
    ['不予受理', refusing, '本件不予受理，申请材料已退还'],
    ['不受理', notRequired, '本件依法不需要取得行政许可，申请材料已退还，依据见告知书。'],
    ['不受理', notRequired, '已退还的材料'],
  ] as const)('当场%s的，写明结果', (_act, given, words) =>
    expect(textOf(paper('收件凭证', given))).toContain(words),
  );

  test('A5: 补录的，写收到材料的日期和纸质凭证的编号，不写补录的时间', () => {
    const lateEntry = { slip: '手0007', reason: '停电', receivedOn: '2026-09-29' };
    expect(textOf(paper('收件凭证', { change: { lateEntry } }))).toContain(
      '收件时间：2026年9月29日（补录，纸质凭证手0007）',
    );
  });

  test('节假日安排尚未公布的，写工作日数', () => {
    const at = { now: '2026-12-30T02:00:00.000Z' };
    expect(textOf(paper('收件凭证', { ...held, at }))).toContain(
      '5个工作日内（日期暂定，待公布节假日安排后确定）告知是否需要补正',
    );
  });

  test('离开窗口的凭证上没有完整的姓名和证件号码，也没有电话', () => {
    const agent = {
      name: '李代办',
      idNumber: '441423199003070013',
      phone: '13800000001',
      letterOfAuthority: true,
    };
    const slip = JSON.stringify(paper('收件凭证', { change: { agent } }));
    expect(slip).toContain('李**');
    for (const secret of [
      '陈示范',
      '520327198812314510',
      '13800000000',
      '李代办',
      '441423199003070013',
      '13800000001',
    ])
      expect(slip).not.toContain(secret);
  });

  test('单位的名称和统一社会信用代码是公开的，不遮盖', () => {
    const applicant = {
      kind: 'organisation' as const,
      name: '凤冈县示范货运有限公司',
      creditCode: '91110000101623741K',
      creditCodeConfirmed: false,
      phone: '13800000000',
    };
    const text = textOf(paper('收件凭证', { change: { applicant } }));
    expect(text).toContain('申请人：凤冈县示范货运有限公司\n信用代码：91110000101623741K');
  });

  test('补交材料的另发补正材料收件凭证；逐项列出收件清单；补齐的，同时出受理通知书', () => {
    const before = eventsOf(correcting);
    const at = { now: '2026-10-12T02:00:00.000Z' };
    const materials = complete(freight).filter((tick) => tick.materialId === 'safety');
    const command = { type: 'supplement', commandId: uuidOf(9), caseId: uuidOf(2), materials } as const;
    const supplied = decide(foldCase(before), command, context(freight, at));
    if (!supplied.ok) throw new Error(supplied.refusal.message);
    const papers = papersOf([...before, ...supplied.value], supplied.value, { at });
    expect(papers.map(({ title }) => title)).toEqual([
      '补正材料收件凭证',
      '补正材料收件清单',
      '行政许可受理通知书',
    ]);
    expect(papers.map(textOf)[2]).toContain('”申请，经补正，材料齐全、符合法定形式，');
    expect(papers.map(textOf)[2]).toContain('收到材料日期：2026年9月30日\n受理日期：2026年10月12日');
  });
});
