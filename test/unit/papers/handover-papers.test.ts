import { describe, expect, test } from 'vitest';
import {
  acceptedCase,
  feeOf,
  itemOf,
  kinds,
  type Life,
  type LifeCommandOf,
  serving,
} from '../../support/case-life.ts';
import { askReceipt, askedReceipt, paperAfter, papersAfter } from '../../support/life-papers.ts';
import { textOf, wholeOf } from './paper-text.ts';

const decided = () => acceptedCase(kinds.收费件).signed().decided();
const certified = () => decided().paid().certified().sealResult();

describe('4.12 · 缴款通知书 · H1, H3', () => {
  test('says what for, at which rate, how much in figures and in capitals, by which rule; paid at the bank, no cash here', () => {
    expect(wholeOf(paperAfter('缴款通知书', decided(), '1002', { type: 'charge', quantity: 3 }))).toEqual([
      '缴款通知书｜slip｜1份｜001-000001-2｜0010000012',
      '缴款通知书',
      '示建许缴字〔2026〕第10003号',
      '陈**',
      '缴款人：陈**',
      '证件号码：520327********4510',
      '事项：示范事项第3项',
      '办件编号：11430000MB0000001H4000117000003202610121000',
      '收件编号：001-000001-2',
      '收费项目：证照工本费',
      '收费标准：100.00元/本',
      '数量：3本',
      '金额：300.00元',
      '金额大写：人民币叁佰元整',
      '收费依据：《××条例》第×条',
      '收入科目：103042601',
      '收款窗口：农行窗口（一楼B区，示例）',
      '收款账户：凤冈县财政专户（示例）',
      '有效期：缴款前有效，由窗口作废的除外',
      '咨询电话：0745-0000001',
      '监督投诉：0852-0000110',
      '请持本通知书到示范市政务服务中心的银行窗口缴款，款项直接缴入国库或者财政专户。',
      '票款分离：款项由银行窗口收取，办事窗口不收取现金。缴款到账后制发证件。',
      '示范市住房和城乡建设局 2026年10月12日 不盖章',
      '经办 张窗口（工号1002）',
      '缴款后请将银行回单交一楼A区01号窗口登记，并领取票据。',
    ]);
  });

  test('leaves out the bank window and the account where the hall does not say them', () => {
    const life = decided();
    life.hall = { ...life.hall, bank: { window: '', account: '' } };
    const text = textOf(paperAfter('缴款通知书', life, '1002', { type: 'charge', quantity: 1 }));
    expect(text).not.toMatch(/收款窗口|收款账户/u);
  });

  test('asks for no payment beforehand where the fee is no condition of the certificate', () => {
    const life = acceptedCase(itemOf({ fee: feeOf(false) }))
      .signed()
      .decided();
    const text = textOf(paperAfter('缴款通知书', life, '1002', { type: 'charge', quantity: 1 }));
    expect(text).not.toContain('缴款到账后制发证件');
  });
});

describe('4.10 · 领取通知 · J1', () => {
  const notify = (via: LifeCommandOf<'notify_collection'>['via'], life: Life = certified()) =>
    papersAfter(life, '1002', { type: 'notify_collection', via, note: '' });

  test('says what to come for and by when, what to bring, where and at which hours; the name is masked', () => {
    const [paper, ...rest] = notify('当面');
    if (paper === undefined) throw new Error('no paper');
    expect(rest).toEqual([]);
    expect(wholeOf(paper)).toEqual([
      '领取通知｜slip｜1份｜001-000001-2｜0010000012',
      '办结领取通知',
      '001-000001-2',
      '陈**',
      '申请人：陈**',
      '证件号码：520327********4510',
      '事项：示范事项第3项',
      '办件编号：11430000MB0000001H4000117000003202610121000',
      '办理结果：准予',
      '领取窗口：交通窗口1号（一楼A区01号窗口）',
      '地址：凤冈县龙泉镇政务服务中心一楼（示例）',
      '办公时间：工作日 9:00—12:00，13:00—17:00',
      '送达期限：2026年10月26日前（10个工作日）',
      '咨询电话：0745-0000001',
      '监督投诉：0852-0000110',
      '可以领取的文书、证件',
      '序号｜名称｜编号',
      '1｜准予行政许可决定书｜示建许准字〔2026〕第10002号',
      '2｜施工许可证｜示建证字0001号',
      '请携带本人有效身份证件原件；委托他人领取的，另带授权委托书和代理人有效身份证件原件。',
      '示范市住房和城乡建设局 2026年10月12日 不盖章',
      '经办 张窗口（工号1002）',
      '请凭本通知或者收件编号领取。热敏纸字迹会消退，请及时领取。',
    ]);
  });

  test.each([
    ['书面', 1],
    ['当面', 1],
    ['电话', 0],
    ['短信', 0],
  ] as const)('told by %s, it prints %i', (via, papers) => expect(notify(via)).toHaveLength(papers));

  test('leaves out what was handed over before, and says what is still to be paid', () => {
    const life = decided().do('1002', { type: 'charge', quantity: 1 });
    const [before] = notify('书面', life);
    const number = life.case.charge?.notice ?? '';
    expect(before === undefined ? '' : textOf(before)).toContain(
      `领取前请凭缴款通知书（${number}）到银行窗口缴款。`,
    );
    life.sealResult().served();
    life
      .do('1002', { type: 'confirm_payment', bankReceipt: '农行1', amount: 10_000, paidOn: life.today })
      .certified();
    const [after] = notify('书面', life);
    const list = after?.blocks.find((block) => block.type === 'table')?.rows;
    expect(list).toEqual([['1', '施工许可证', '示建证字0001号']]);
  });
});

describe('4.11 · 送达回证 · J1', () => {
  const serve = (change: Partial<LifeCommandOf<'serve'>>) => {
    const life = certified();
    return papersAfter(life, '1002', serving(life.case, { servedOn: life.today, ...change }));
  };
  const served = (change: Partial<LifeCommandOf<'serve'>>) => {
    const [paper, ...rest] = serve(change);
    if (paper === undefined || rest.length > 0) throw new Error('not one paper');
    return paper;
  };
  const recipient = {
    kind: '代收人',
    name: '陈代收',
    relation: '配偶',
    identityChecked: false,
    letterOfAuthority: false,
  } as const;

  test('is a form before service: several papers on one slip, room for everybody who may have to sign', () => {
    const paper = askedReceipt(certified());
    expect(wholeOf(paper)).toEqual([
      '送达回证｜document｜1份｜无二维码｜无条形码',
      '送达回证',
      '11430000MB0000001H4000117000003202610121000',
      '',
      '受送达人：陈示范',
      '身份证件号码：520327198812314510',
      '事项：示范事项第3项',
      '送达的文书、证件',
      '序号｜文书名称｜文书编号',
      '1｜准予行政许可决定书｜示建许准字〔2026〕第10002号',
      '2｜施工许可证｜示建证字0001号',
      '［送达方式］□直接送达　□留置送达　□邮寄送达　□电子送达　□公告送达',
      '［送达地点］',
      '［代收人签名及与受送达人的关系］',
      '［拒收事由和日期］',
      '［见证人签名、单位或者住址］',
      '［备注］',
      '示范市住房和城乡建设局 2026年10月12日 不盖章',
      '经办 张窗口（工号1002）',
      '收件人签名',
      '送达人签名',
      '收件人签名时填写的日期为送达日期。本回证由送达机关存档。',
    ]);
  });

  test('is not printed for what was handed over: the recipient signed the form', () =>
    expect(serve({})).toEqual([]));

  test('says what was recorded where it was left (留置): why it was refused, who saw it', () => {
    expect(
      wholeOf(
        served({
          manner: '留置送达',
          place: '示范市人民路1号',
          refusal: '申请人拒绝签收',
          witnesses: ['刘居委', '王居委'],
        }),
      ),
    ).toEqual([
      '送达回证｜document｜1份｜无二维码｜无条形码',
      '送达回证',
      '11430000MB0000001H4000117000003202610121000',
      '',
      '受送达人：陈示范',
      '身份证件号码：520327198812314510',
      '事项：示范事项第3项',
      '送达方式：留置送达',
      '送达日期：2026年10月12日',
      '送达地点：示范市人民路1号',
      '拒收事由：申请人拒绝签收',
      '见证人：刘居委、王居委',
      '送达人：张窗口（工号1002）',
      '送达窗口：交通窗口1号',
      '送达的文书、证件',
      '序号｜文书名称｜文书编号',
      '1｜准予行政许可决定书｜示建许准字〔2026〕第10002号',
      '2｜施工许可证｜示建证字0001号',
      '［备注］',
      '示范市住房和城乡建设局 2026年10月12日 不盖章',
      '经办 张窗口（工号1002）',
      '见证人（刘居委）签名',
      '见证人（王居委）签名',
      '送达人签名',
      '本回证由送达机关存档。',
    ]);
  });

  test('says what was recorded where it went by post: its number, and who took it for the applicant', () => {
    expect(
      wholeOf(served({ manner: '邮寄送达', place: '', reference: 'EMS1000000000001', recipient })),
    ).toEqual([
      '送达回证｜document｜1份｜无二维码｜无条形码',
      '送达回证',
      '11430000MB0000001H4000117000003202610121000',
      '',
      '受送达人：陈示范',
      '身份证件号码：520327198812314510',
      '事项：示范事项第3项',
      '送达方式：邮寄送达',
      '送达日期：2026年10月12日',
      '收件人：陈代收（代收人）',
      '与受送达人的关系：配偶',
      '邮件编号：EMS1000000000001',
      '送达人：张窗口（工号1002）',
      '送达窗口：交通窗口1号',
      '送达的文书、证件',
      '序号｜文书名称｜文书编号',
      '1｜准予行政许可决定书｜示建许准字〔2026〕第10002号',
      '2｜施工许可证｜示建证字0001号',
      '［送达凭据粘贴处］',
      '示范市住房和城乡建设局 2026年10月12日 不盖章',
      '经办 张窗口（工号1002）',
      '送达人签名',
      '本回证由送达机关存档。',
    ]);
  });

  test.each([
    ['电子送达', { reference: 'demo@example.cn' }, ['受送达人确认的电子地址：demo@example.cn']],
    [
      '公告送达',
      { reference: '示范日报2026年10月12日', refusal: '原址搬迁，电话停机' },
      ['其他方式不能送达的原因：原址搬迁，电话停机', '公告的载体和日期：示范日报2026年10月12日'],
    ],
  ] as const)('says what was recorded of %s, and keeps room for its proof', (manner, change, lines) => {
    const text = textOf(served({ manner, place: '', ...change }));
    for (const line of [`送达方式：${manner}`, ...lines, '［送达凭据粘贴处］']) expect(text).toContain(line);
  });

  test('takes only papers of this case that count, each once', () => {
    const life = certified();
    const own = life.case.documents.slice(0, 1);
    const stranger = { number: '示建许准字〔2026〕第99999号', title: '准予行政许可决定书' };
    expect(askReceipt(life, [stranger])).toMatchObject({ ok: false, refusal: { rule: 'J1' } });
    const table = askedReceipt(life, [...own, ...own]).blocks.find((block) => block.type === 'table');
    expect(table?.rows).toHaveLength(1);
    const charged = decided().do('1002', { type: 'charge', quantity: 1 });
    const number = charged.case.charge?.notice ?? '';
    charged.do('1002', { type: 'cancel_charge', reason: '数量填写错误' });
    expect(askReceipt(charged, [{ number, title: '' }])).toMatchObject({
      ok: false,
      refusal: { rule: 'J1' },
    });
  });
});
