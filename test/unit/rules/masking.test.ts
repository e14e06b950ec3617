import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskedApplicant } from '#shared/case/applicant.ts';
import { foldCase } from '#shared/case/evolve.ts';
import { decide } from '#shared/case/decide.ts';
import { maskIdNumber, maskPersonName, maskPhone } from '#shared/checks/masking.ts';
import { layOutSlip } from '#shared/papers/render/slip-layout.ts';
import { papersDue } from '#shared/papers/case/due.ts';
import { mayComeOutOn } from '#shared/papers/kinds.ts';
import { builtInPhrases } from '#shared/papers/phrases/phrases.ts';
import { application, context, itemNamed } from '../../support/hall.ts';
import { eventsOf } from './results.ts';

const freight = itemNamed('道路货物运输经营许可');

describe('个人信息保护法: 旁人能看到的地方，只留够辨认的一点', () => {
  test('姓名只留第一个字，号码只留前6后4，电话只留前3后4', () => {
    expect(maskPersonName('陈示范')).toBe('陈**');
    expect(maskPersonName('龙䶮')).toBe('龙*');
    expect(maskPersonName('阿卜杜拉·买买提')).toBe('阿***');
    expect(maskIdNumber('520327198812314510')).toBe('520327********4510');
    expect(maskPhone('13800001234')).toBe('138****1234');
  });

  test('遮蔽以后，原来的姓名和号码都推不出来，太短的整个遮去', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }), (text) => {
        expect(maskPersonName(text)).toMatch(/\*$/u);
        const id = maskIdNumber(text);
        if (text.length > 14) expect(id).not.toContain(text.slice(6, -4));
        if (text.length <= 10) expect(id).toBe('*'.repeat(text.length));
        if (text.length < 9) expect(maskPhone(text)).toBe('*'.repeat(text.length));
      }),
    );
  });

  test('单位是公开的，不遮蔽', () => {
    const who = {
      kind: 'organisation',
      name: '凤冈县某某运输有限公司',
      creditCode: '91110000101623741K',
      creditCodeConfirmed: false,
      phone: '13800000000',
    } as const;
    expect(maskedApplicant(who)).toEqual({ name: who.name, number: who.creditCode });
  });

  test('热敏纸上的收件凭证没有申请人的全名、完整号码和电话', () => {
    const command = { type: 'register', ...application(freight, { outcome: { kind: 'receive' } }) } as const;
    const around = context(freight);
    const events = eventsOf(decide(null, command, around));
    const state = foldCase(events);
    if (state === null) throw new Error('no case');
    const papers = eventsOf(papersDue(state, events, { ...around, phrase: builtInPhrases }));
    const printed = papers
      .filter(({ kind }) => mayComeOutOn(kind, 'slip'))
      .map((paper) => JSON.stringify(layOutSlip(paper, { reprint: 0, printedAt: '', by: '' })))
      .join();
    const { applicant } = command;
    if (applicant.kind !== 'person') throw new Error('not a person');
    for (const secret of [applicant.name, applicant.idNumber, applicant.phone])
      expect(printed).not.toContain(secret);
    expect(printed).toContain('520327********4510');
  });
});
