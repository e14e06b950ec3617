import { describe, expect, test } from 'vitest';
import {
  checkReconsideration,
  denialKind,
  reconsiderationFirst,
  remediesText,
  remedyKinds,
} from '#shared/remedies.ts';
import { hall } from '../../support/hall.ts';
import { refusalOf } from './results.ts';

const body = { organ: '凤冈县道路运输管理所', reconsideration: '凤冈县人民政府', court: '凤冈县人民法院' };
const tax = { organ: '厦门市地方税务局', reconsideration: '福建省地方税务局', court: '厦门市思明区人民法院' };

describe('B3 · 许可法38 救济途径', () => {
  test.each(['不予受理', '不予许可', '撤销', '不予延续'] as const)(
    '行政复议法20 · 行政诉讼法46: 对%s，六十日内复议或者六个月内诉讼，任选其一',
    (kind) => {
      expect(reconsiderationFirst(kind)).toBe(false);
      expect(remediesText({ ...body, kind })).toBe(
        '如不服本决定，可以自收到本决定书之日起六十日内向凤冈县人民政府申请行政复议，也可以自收到本决定书之日起六个月内依法向凤冈县人民法院提起行政诉讼。',
      );
    },
  );

  test('行政复议法23 · 行政诉讼法45: 当场处罚先申请行政复议，对复议决定不服的十五日内起诉', () => {
    const text = remediesText({ ...tax, vertical: true, kind: '当场处罚' });
    expect(text).toContain('应当自收到本决定书之日起六十日内先向福建省地方税务局申请行政复议');
    expect(text).toContain('十五日内依法向厦门市思明区人民法院提起行政诉讼');
    expect(text).not.toMatch(/也可以|六个月/u);
  });

  test('税收征管法88: 纳税争议先缴清税款或者提供担保，再先申请行政复议', () => {
    const text = remediesText({ ...tax, kind: '纳税争议' });
    expect(text).toContain('先依照本机关的决定缴纳或者解缴税款及滞纳金，或者提供相应的担保');
    expect(text).toContain('六十日内先向福建省地方税务局申请行政复议');
  });

  test('税收征管法88: 税务机关不予减免、不予退税的决定先申请行政复议，已缴税款的自收到决定书之日起算', () => {
    const text = remediesText({ ...tax, kind: denialKind('行政征收', tax.organ) });
    expect(text).toContain('应当先向福建省地方税务局申请行政复议');
    expect(text).toContain('其他情形，自收到本决定书之日起六十日内申请');
    expect(text).toContain('十五日内依法向厦门市思明区人民法院提起行政诉讼');
    expect(text).not.toMatch(/也可以|六个月/u);
    expect(denialKind('行政许可', tax.organ)).toBe('不予许可');
    expect(denialKind('行政征收', body.organ)).toBe('不予许可');
  });

  test.each(['未履行法定职责', '政府信息不予公开'] as const)('行政复议法23: 对%s，先申请行政复议', (kind) => {
    expect(remediesText({ ...body, kind })).toContain('先向凤冈县人民政府申请行政复议');
  });

  test('行政诉讼法46: 任何文书都不写三个月', () => {
    for (const kind of remedyKinds) expect(remediesText({ ...body, kind })).not.toContain('三个月');
  });
});

describe('复议机关', () => {
  test('行政复议法24: 一般由本级人民政府管辖', () => {
    expect(checkReconsideration({ ...body, vertical: false }).ok).toBe(true);
    const old = { ...body, reconsideration: '遵义市交通运输局', vertical: false };
    expect(refusalOf(checkReconsideration(old))).toMatchObject({
      rule: '行政复议法24',
      field: 'reconsideration',
    });
    expect(refusalOf(checkReconsideration({ ...old, reconsideration: body.organ })).rule).toBe(
      '行政复议法24',
    );
  });

  test('行政复议法27: 税务等垂直领导的机关，由上一级主管部门管辖', () => {
    expect(checkReconsideration({ ...tax, vertical: true }).ok).toBe(true);
    expect(
      refusalOf(checkReconsideration({ ...tax, reconsideration: '厦门市人民政府', vertical: true })).rule,
    ).toBe('行政复议法27');
  });

  test('示范大厅的复议机关都符合规定', () => {
    for (const organ of hall.organs) {
      const { name, reconsideration } = organ;
      expect(checkReconsideration({ organ: name, reconsideration, vertical: false }).ok).toBe(true);
    }
  });
});
