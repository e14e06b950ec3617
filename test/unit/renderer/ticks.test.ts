import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedCounts } from '#shared/case/counts.ts';
import { checkMaterials, materialTick, problemKinds as ruleKinds } from '#shared/case/materials.ts';
import type { Material, ServiceItem } from '#shared/reference/index.ts';
import {
  allTicks,
  askedText,
  firstOpen,
  openMaterials,
  problemKinds,
  receiveAllRequired,
  receivedText,
  setCount,
  setDetail,
  setProblem,
  setReceived,
  tally,
  tickOf,
  type Ticks,
} from '../../../renderer/clerk/materials/ticks.ts';

const material = (id: string, form: Material['form'], copies: number, required = true): Material => ({
  id,
  name: id,
  form,
  copies,
  required,
  basis: '《条例》',
  source: '申请人自备',
  shared: false,
});
const form = material('form', '原件', 2);
const identity = material('identity', '原件和复印件', 3);
const photo = material('photo', '电子', 1, false);
const list = [form, identity, photo];

describe('材料清单', () => {
  test('问题的种类与规则中的一致', () => {
    expect(problemKinds).toEqual(ruleKinds.filter((kind) => kind !== '缺少'));
  });

  test.each([
    ['原件', 2, { originals: 2, copies: 0 }, '原件2份'],
    ['复印件', 2, { originals: 0, copies: 2 }, '复印件2份'],
    ['原件和复印件', 2, { originals: 1, copies: 2 }, '原件1份、复印件2份'],
    ['电子', 1, { originals: 0, copies: 1 }, '电子1份'],
  ] as const)('要求%s%i份', (kind, copies, counts, text) => {
    expect(askedCounts(material('m', kind, copies))).toEqual(counts);
    expect(askedText(material('m', kind, copies))).toBe(text);
  });

  test('勾选即按要求填份数；已填的份数不改', () => {
    expect(tickOf(setReceived({}, identity, true), 'identity')).toMatchObject({
      received: true,
      originals: 1,
      copies: 3,
    });
    const counted = setCount({}, identity, 'copies', '1');
    expect(tickOf(setReceived(counted, identity, true), 'identity')).toMatchObject({
      originals: 0,
      copies: 1,
    });
  });

  test('填了份数就是收到；全角数字也认，其他字符不认', () => {
    expect(tickOf(setCount({}, form, 'originals', '１2份'), 'form')).toMatchObject({
      received: true,
      originals: 12,
    });
    expect(tickOf(setCount({}, form, 'originals', ''), 'form')).toMatchObject({
      received: false,
      originals: 0,
    });
    expect(tickOf(setCount({}, form, 'originals', '99999'), 'form').originals).toBe(999);
  });

  test('全部收齐只勾选必需的，不动已经登记的问题和份数', () => {
    const noted = setDetail(setProblem({}, form, '填写有误'), form, '未签名');
    const all = receiveAllRequired(setCount(noted, identity, 'copies', '9'), list);
    expect(tickOf(all, 'form').problem).toEqual({ kind: '填写有误', detail: '未签名' });
    expect(tickOf(all, 'identity').copies).toBe(9);
    expect(tickOf(all, 'photo').received).toBe(false);
    expect(tally(all, list)).toEqual({ required: 2, requiredReceived: 2, problems: 1 });
  });

  test('改正问题种类时，写好的说明还在；改为无问题即撤销', () => {
    const noted = setDetail(setProblem({}, form, '填写有误'), form, '未签名');
    expect(tickOf(setProblem(noted, form, '不符合法定形式'), 'form').problem).toEqual({
      kind: '不符合法定形式',
      detail: '未签名',
    });
    expect(tickOf(setProblem(noted, form, null), 'form').problem).toBeNull();
    expect(setDetail({}, form, '没有问题的材料')).toEqual({});
  });

  test('不能受理时，光标到第一项要看的材料', () => {
    expect(firstOpen({}, list)).toBe('form');
    expect(firstOpen(setReceived({}, form, true), list)).toBe('identity');
    expect(firstOpen(setProblem(receiveAllRequired({}, list), identity, '填写有误'), list)).toBe('identity');
    expect(firstOpen(receiveAllRequired({}, list), list)).toBe('form');
    expect(firstOpen({}, [])).toBeNull();
  });

  test('登记补正时只列告知书中未补的材料', () => {
    const point = {
      materialId: 'identity',
      material: '',
      problem: '缺少',
      requirement: '',
      basis: '',
      source: '',
    } as const;
    const nothing = { received: false, originals: 0, copies: 0, problem: null };
    const recorded = [
      { materialId: 'identity', form: identity.form, required: true, asked: identity.copies, ...nothing },
    ];
    const [line] = openMaterials(recorded, [point], list);
    expect(line).toMatchObject({
      id: 'identity',
      form: identity.form,
      copies: identity.copies,
      required: true,
    });
    // Gone from the catalogue since: it can still be supplied.
    expect(openMaterials(recorded, [point], [])).toHaveLength(1);
  });

  test('B1 · 许可法32(5) 份数不足的，登记补正时只要不足的部分', () => {
    const point = {
      materialId: 'x',
      material: '',
      problem: '缺少',
      requirement: '',
      basis: '',
      source: '',
    } as const;
    const rest = (form: string, asked: number, originals: number, copies: number) => {
      const line = {
        materialId: 'x',
        form,
        required: true,
        asked,
        received: true,
        originals,
        copies,
        problem: null,
      };
      const [material] = openMaterials([line], [point], []);
      return [material?.form, material?.copies];
    };
    expect(rest('复印件', 3, 0, 1)).toEqual(['复印件', 2]);
    expect(rest('原件', 2, 1, 0)).toEqual(['原件', 1]);
    expect(rest('原件和复印件', 2, 0, 2)).toEqual(['原件', 1]);
    expect(rest('原件和复印件', 2, 1, 1)).toEqual(['复印件', 1]);
    expect(rest('原件和复印件', 2, 0, 1)).toEqual(['原件和复印件', 1]);
    expect(rest('电子', 2, 0, 1)).toEqual(['电子', 1]);
    // Of before the count was kept.
    expect(rest('复印件', 0, 0, 1)).toEqual(['复印件', 1]);
  });

  test('B1 · 许可法32(5) 不能受理时，份数不足的也是要看的材料', () => {
    const all = receiveAllRequired({}, list);
    const short = setCount(setCount(all, identity, 'originals', '0'), identity, 'copies', '1');
    expect(firstOpen(short, list)).toBe('identity');
  });

  test('已收材料写明份数和页数', () => {
    expect(receivedText({ received: true, originals: 1, copies: 2, pages: 7 })).toBe('原件1 复印件2 共7页');
    expect(receivedText({ received: false, originals: 1, copies: 0, pages: 0 })).toBe('未收');
  });

  test('怎样操作，提交的都是契约和许可法31接受的一份清单：每项一行，不多不少', () => {
    const at = fc.integer({ min: 0, max: list.length - 1 }).map((index) => list[index] as Material);
    const act = fc.oneof(
      fc.tuple(at, fc.boolean()).map(
        ([m, received]) =>
          (ticks: Ticks) =>
            setReceived(ticks, m, received),
      ),
      fc.tuple(at, fc.constantFrom('originals', 'copies', 'pages'), fc.string()).map(
        ([m, name, typed]) =>
          (ticks: Ticks) =>
            setCount(ticks, m, name, typed),
      ),
      fc.tuple(at, fc.constantFrom(...problemKinds, null)).map(
        ([m, kind]) =>
          (ticks: Ticks) =>
            setProblem(ticks, m, kind),
      ),
      fc.constant((ticks: Ticks) => receiveAllRequired(ticks, list)),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const lines = allTicks(
          acts.reduce<Ticks>((ticks, next) => next(ticks), {}),
          list,
        );
        expect(lines.map((line) => line.materialId)).toEqual(list.map((line) => line.id));
        for (const line of lines) expect(materialTick.safeParse(line).success).toBe(true);
        const checked = checkMaterials({ materials: list } as unknown as ServiceItem, lines);
        // The one thing the list may still be told: ticked, but no copies entered.
        expect(checked.ok ? '份数为0' : checked.refusal.message).toContain('份数为0');
      }),
    );
  });
});
