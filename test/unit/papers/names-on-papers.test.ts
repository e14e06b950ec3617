/** Whose name stands on a paper, and how. */
import { describe, expect, test } from 'vitest';
import type { Applicant } from '#shared/case/applicant.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import {
  acceptedCase,
  bureau,
  decision,
  itemOf,
  kinds,
  Life,
  type LifeCommand,
  lifeHall,
  serving,
  suspension,
} from '../../support/case-life.ts';
import { askedReceipt, papersAfter } from '../../support/life-papers.ts';
import { textOf } from './paper-text.ts';

const company =
  '示范市住房和城乡建设投资开发集团有限责任公司第一工程建设管理分公司示范一期安置房项目综合施工总承包联合体经理部筹备办公室';
const organisation = (name: string): Applicant => ({
  kind: 'organisation',
  name,
  creditCode: '91110000101623741K',
  creditCodeConfirmed: false,
  phone: '13800000000',
});
const person = (name: string): Applicant => ({
  kind: 'person',
  name,
  idNumber: '520327198812314510',
  phone: '13800000000',
  source: 'card',
});
const agent = {
  name: '李代办',
  idNumber: '441423199003070013',
  phone: '13800000001',
  letterOfAuthority: true,
};

/** A charged case to its end: every paper on the way. */
function everyPaper(change: object, recipient: object = {}): PaperContent[] {
  const life = new Life(kinds.收费件).accept(change);
  const { name } = life.case.applicant;
  const papers: PaperContent[] = [];
  const by = (staff: string, command: LifeCommand) => papers.push(...papersAfter(life, staff, command));
  by('1001', suspension('检测', '2026-10-12'));
  life.do('1001', {
    type: 'resume',
    suspensionId: suspension('检测', '').suspensionId,
    to: life.today,
    result: '合格',
  });
  life.signed();
  by('1001', decision('准予'));
  by('1002', { type: 'charge', quantity: 1 });
  life
    .do('1002', { type: 'confirm_payment', bankReceipt: '农行1', amount: 10_000, paidOn: life.today })
    .certified()
    .sealResult();
  by('1002', { type: 'notify_collection', via: '书面', note: '' });
  papers.push(askedReceipt(life));
  const to = { kind: '本人', name, relation: '', identityChecked: false, letterOfAuthority: false } as const;
  by(
    '1002',
    serving(life.case, {
      servedOn: life.today,
      manner: '邮寄送达',
      reference: 'EMS1',
      recipient: { ...to, ...recipient },
    }),
  );
  return papers;
}

const isSlip = ({ kind }: PaperContent): boolean => kind === '缴款通知书' || kind === '领取通知';

describe('the applicant', () => {
  test('is named in full on every A4 paper, and nowhere in full on thermal paper (个人信息保护法6)', () => {
    const papers = everyPaper({ applicant: person('龙𠮷䶮') });
    expect(papers.map(({ kind }) => kind)).toEqual([
      '特别程序告知书',
      '准予决定书',
      '缴款通知书',
      '领取通知',
      '送达回证',
      '送达回证',
    ]);
    for (const paper of papers) {
      const text = JSON.stringify(paper);
      expect(text.includes('龙𠮷䶮')).toBe(!isSlip(paper));
      if (isSlip(paper)) {
        expect(text).toContain('龙**');
        for (const secret of ['520327198812314510', '13800000000']) expect(text).not.toContain(secret);
      }
    }
  });

  test('is an organisation with its credit code, by its whole name of 60 characters, masked nowhere', () => {
    expect(Array.from(company)).toHaveLength(60);
    const papers = everyPaper({ applicant: organisation(company) }, { kind: '法定代表人', name: '陈示范' });
    for (const paper of papers) expect(JSON.stringify(paper)).toContain(company);
    const grant = papers.find(({ kind }) => kind === '准予决定书') as PaperContent;
    expect(textOf(grant)).toContain(`申请人：${company}\n统一社会信用代码：91110000101623741K`);
    const collection = papers.find(({ kind }) => kind === '领取通知') as PaperContent;
    expect(textOf(collection)).toContain('不是法定代表人本人领取的，另带单位授权委托书。');
  });

  test('has an agent: named on the form of service, masked on the slips (许可法29)', () => {
    const papers = everyPaper({ agent }, { kind: '代理人', name: agent.name, letterOfAuthority: true });
    for (const paper of papers) {
      const text = textOf(paper);
      if (isSlip(paper)) expect(text).toContain('代理人：李**');
      if (paper.kind === '送达回证') expect(text).toContain('代理人：李代办');
      expect(text).not.toContain(agent.idNumber);
    }
  });
});

describe('the organ', () => {
  test('is the sub-body that acts, with its own telephone and number series (D4)', () => {
    const office = '示范市建筑业管理处';
    const [paper] = papersAfter(
      acceptedCase(itemOf({ organ: office })),
      '1001',
      suspension('检测', '2026-10-13'),
    );
    expect([paper?.closing.organ, paper?.number]).toEqual([office, '示建管许特字〔2026〕第10002号']);
  });

  test('is named as it is called today, where it was renamed since the case was taken (1M.12)', () => {
    const name = '示范市住房和城市更新局';
    const life = acceptedCase();
    life.hall = {
      ...lifeHall,
      departments: lifeHall.departments.map((one) =>
        one.name === bureau ? { ...one, name, formerNames: [bureau] } : one,
      ),
      organs: lifeHall.organs.map((one) => (one.name === bureau ? { ...one, name, short: '示建更' } : one)),
    };
    const [paper] = papersAfter(life, '1001', suspension('检测', '2026-10-13'));
    expect([paper?.closing.organ, paper?.number]).toEqual([name, '示建更许特字〔2026〕第10001号']);
  });
});
