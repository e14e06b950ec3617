import { describe, expect, test } from 'vitest';
import { exchangeTables } from '#shared/reports/exchange.ts';
import { publicDecisions } from '#shared/reports/public-decisions.ts';
import { accepted, decided, done, freight, made, number, received, refusedAtIntake } from './cases.ts';
import { hall } from '../../support/hall.ts';
import { rated } from './ratings.ts';

const context = { batch: 'B1', now: '2026-10-08T02:00:00.000Z', source: '凤冈县政务服务中心', rating: null };
const caseNumber = `${freight.code}202609281000`;
const whole = made(1, [
  received('2026-09-28'),
  { ...accepted('2026-09-28'), time: '01:40' },
  {
    kind: 'case.suspended',
    day: '2026-09-29',
    payload: {
      id: 's1',
      procedure: '检测',
      statute: null,
      reason: '车辆检测',
      from: '2026-09-29',
      expectedDays: 3,
      document: number('凤道运许特字〔2026〕第10006号'),
    },
  },
  {
    kind: 'case.resumed',
    day: '2026-10-08',
    payload: { id: 's1', to: '2026-10-08', result: '合格', done: done('2026-10-08') },
  },
  {
    kind: 'case.opinion_given',
    day: '2026-10-09',
    staff: '1002',
    payload: {
      step: 'none',
      signer: 0,
      result: '同意',
      text: '符合条件',
      post: '科长',
      actingFor: null,
      reason: null,
      done: done('2026-10-09', '1002', '张凤'),
    },
  },
  decided('2026-10-12'),
  {
    kind: 'case.certificate_made',
    day: '2026-10-12',
    payload: {
      name: '道路运输经营许可证',
      number: '黔遵字520327000001',
      validUntil: '2030-10-11',
      done: done('2026-10-12'),
    },
  },
]);
const columns = (row: object | undefined) => Object.keys(row ?? {});

describe('I5 国家交换表', () => {
  test('A4 · I5: the remarks of a step say at which site it was done', () => {
    const siteName = (counter: string) => (counter === hall.counter.id ? '车管分厅' : '');
    const { up_pro_process } = exchangeTables(whole, { ...context, siteName });
    expect(new Set(up_pro_process.map(({ remark }) => remark))).toEqual(new Set(['车管分厅']));
  });

  const tables = exchangeTables(whole, context);

  test('I5: up_pro_accept has exactly the official columns', () => {
    expect(columns(tables.up_pro_accept[0])).toEqual([
      'project_no',
      'task_code',
      'task_handle_item',
      'catalog_code',
      'local_task_code',
      'task_name',
      'task_version',
      'project_name',
      'project_type',
      'applyer_name',
      'applyer_type',
      'applyer_page_type',
      'applyer_page_code',
      'legal',
      'contact_name',
      'contact_type',
      'contact_code',
      'contact_mobile',
      'address',
      'zip_code',
      'apply_date',
      'apply_type',
      'accept_date',
      'accept_doc_no',
      'promise_date',
      'org_code',
      'org_name',
      'handle_user_name',
      'row_guid',
      'cd_batch',
      'cd_time',
      'cd_operation',
      'data_source',
    ]);
    expect(tables.up_pro_accept[0]).toMatchObject({
      project_no: caseNumber,
      task_code: freight.code,
      catalog_code: freight.code.slice(-12),
      org_code: freight.code.slice(0, 18),
      project_type: '承诺件',
      applyer_type: '自然人',
      apply_type: '窗口',
      apply_date: '2026-09-28 09:30:00',
      accept_date: '2026-09-28 09:40:00',
      handle_user_name: '余姮',
      cd_batch: 'B1',
      cd_time: '2026-10-08 10:00:00',
    });
  });

  test('I5: up_pro_process tells each act with who did it and their opinion, one after the other', () => {
    const [first, second] = tables.up_pro_process;
    expect(columns(first)).toEqual([
      'project_no',
      'process_name',
      'event_name',
      'event_start_time',
      'event_end_time',
      'handle_user_name',
      'handle_explain',
      'remark',
    ]);
    expect(second).toMatchObject({
      event_start_time: '2026-09-28 09:30:00',
      event_end_time: '2026-09-28 09:40:00',
    });
    expect(tables.up_pro_process.map((row) => [row['process_name'], row['event_name']])).toEqual([
      ['受理', '收件'],
      ['受理', '受理'],
      ['审批', '审批意见'],
      ['审批', '决定'],
      ['制证', '制证'],
    ]);
    expect(tables.up_pro_process[2]).toMatchObject({
      handle_user_name: '张凤',
      handle_explain: '同意：符合条件',
    });
  });

  test('I5 · 许可法45: up_pro_special_procedure', () => {
    expect(columns(tables.up_pro_special_procedure[0])).toEqual([
      'project_no',
      'special_type',
      'special_name',
      'special_reason',
      'special_time',
      'end_time',
      'special_explain',
      'result',
      'handle_user',
      'applyer_user_name',
    ]);
    expect(tables.up_pro_special_procedure[0]).toMatchObject({
      special_type: '检测',
      special_time: '2026-09-29',
      end_time: '2026-10-08',
      result: '合格',
    });
  });

  test('I5: up_pro_material and up_pro_result', () => {
    expect(columns(tables.up_pro_material[0])).toEqual([
      'project_no',
      'material_name',
      'get_type',
      'get_name',
      'material_attach_name',
      'remark',
    ]);
    expect(tables.up_pro_material).toHaveLength(freight.materials.length);
    expect(columns(tables.up_pro_result[0])).toEqual([
      'project_no',
      'result_date',
      'result_type',
      'result_explain',
      'result_cetr_name',
      'result_cetr_no',
      'is_delivery_results',
      'satisfaction',
    ]);
    expect(tables.up_pro_result[0]).toMatchObject({
      result_date: '2026-10-12',
      result_type: '准予',
      result_cetr_no: '黔遵字520327000001',
      is_delivery_results: '否',
      satisfaction: '',
    });
    const satisfied = exchangeTables(whole, { ...context, rating: rated(1, { grade: 5 }) });
    expect(satisfied.up_pro_result[0]?.['satisfaction']).toBe('非常满意');
  });

  test('I5: without a 办件编号 there is nothing to exchange; without a result no result', () => {
    const refused = exchangeTables(made(2, [received('2026-09-28'), refusedAtIntake('2026-09-28')]), context);
    expect(Object.values(refused).flat()).toEqual([]);
    const open = exchangeTables(made(3, [received('2026-09-28'), accepted('2026-09-28')]), context);
    expect(open.up_pro_accept).toHaveLength(1);
    expect(open.up_pro_result).toEqual([]);
  });

  test('许可法32(4): of a deemed acceptance the day of receipt is the day of acceptance', () => {
    const { payload } = accepted('2026-09-21');
    const deemed = made(4, [
      received('2026-09-21'),
      { kind: 'case.deemed_accepted', day: '2026-09-30', payload: { ...payload, silentSince: '2026-09-30' } },
    ]);
    expect(exchangeTables(deemed, context).up_pro_accept[0]?.['accept_date']).toBe('2026-09-21');
  });
});

describe('许可法40 决定公开', () => {
  const grant = made(10, [received('2026-09-28'), accepted('2026-09-28'), decided('2026-09-29')]);
  const withheld = made(11, [
    received('2026-09-28'),
    accepted('2026-09-28'),
    decided('2026-09-29', { public: false }),
  ]);
  const denial = made(12, [
    received('2026-09-28'),
    accepted('2026-09-28'),
    decided('2026-09-29', { result: '不予' }),
  ]);
  const other = made(13, [
    received('2026-09-28', { category: '公共服务' }),
    accepted('2026-09-28'),
    decided('2026-09-29'),
  ]);

  test('许可法40: permits granted are listed, the latest first; denials and what is withheld are not', () => {
    const list = publicDecisions([grant, withheld, denial, other, whole].map(({ state }) => state));
    expect(list.map(({ decidedOn }) => decidedOn)).toEqual(['2026-10-12', '2026-09-29']);
    expect(list[0]).toMatchObject({
      item: freight.name,
      certificate: '道路运输经营许可证（黔遵字520327000001）',
      validUntil: '2030-10-11',
    });
  });

  test('个人信息保护法6: a person is listed by the family name, without number or telephone', () => {
    const text = JSON.stringify(publicDecisions([whole.state]));
    expect(text).toContain('陈**');
    expect(text).not.toMatch(/陈示范|520327198812314510|13800000000/u);
  });
});
