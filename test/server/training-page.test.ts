import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseEvent } from '#shared/case/events.ts';
import { startTestCentre, startTestPostgres, type TestCentre, type TestPostgres } from './help/centre.ts';
import { makeEvent } from './help/events.ts';

let postgres: TestPostgres;
let centre: TestCentre;
let url: string;

const received = (change: object = {}): Extract<CaseEvent, { kind: 'case.received' }>['payload'] => ({
  receipt: { series: 'receipt:1', serial: 1, text: '001-000001-7' },
  item: {
    code: 'item-1',
    name: '道路旅客运输经营许可',
    department: '道路运输管理所',
    organ: '凤冈县道路运输管理所',
    category: '行政许可',
    handling: 'committed',
    legalDays: 20,
    promisedDays: 10,
    catalogueVersion: '1',
    variant: null,
    intakeOnly: false,
    joint: false,
    superior: null,
    fee: null,
    windowPowers: [],
    decisionLevel: '中层',
    steps: [],
    template: null,
    outsideLinks: [],
    major: false,
    quota: null,
  },
  applicant: {
    kind: 'person',
    name: '王小明',
    idNumber: '11010519491231002X',
    phone: '13800000000',
    source: 'typed',
  },
  agent: null,
  materials: [],
  receivedOn: '2026-09-30',
  noticeLimit: { from: '2026-09-30', workingDays: 5, due: '2026-10-12' },
  window: 'A01',
  counter: '',
  branch: '',
  channel: '窗口',
  subItem: null,
  held: null,
  lateEntry: null,
  ...change,
});
let seq = 0;
const next = (
  caseId: string,
  kind: string,
  payload: Record<string, unknown>,
  at = '2026-09-30T01:02:03.004Z',
) => {
  seq += 1;
  return makeEvent(seq, { caseId, kind, payload, at });
};
const page = async (): Promise<string> => (await fetch(`${centre.url}/`)).text();

beforeAll(async () => {
  postgres = await startTestPostgres();
  url = await postgres.freshUrl();
  centre = await startTestCentre(url, { training: true });
}, 60_000);
afterAll(async () => {
  await centre.close();
  await postgres.stop();
}, 30_000);

test('before anything arrived, the page says so', async () => {
  expect(await page()).toContain('中心还没有收到办件');
});

test('the page shows what became of a case, marked 演示, with the applicant masked', async () => {
  const caseId = randomUUID();
  const limit = { from: '2026-09-30', workingDays: 20, due: '2026-11-02' };
  await centre.pushed([
    next(caseId, 'case.received', received()),
    next(
      caseId,
      'case.accepted',
      {
        caseNumber: { series: 'c', serial: 1, text: '11440232MB2D06811W4000117051000202009300001' },
        document: { series: 'd', serial: 1, text: '文书' },
        acceptedOn: '2026-09-30',
        legalLimit: limit,
        promisedLimit: limit,
      },
      '2026-09-30T17:00:00.000Z',
    ),
    next(caseId, 'rating.made', {}),
  ]);
  const html = await page();
  for (const shown of [
    '演示',
    '001-000001-7',
    '11440232MB2D06811W4000117051000202009300001',
    '道路旅客运输经营许可',
    '已受理',
    '2026-09-30 09:02',
    '2026-10-01 01:00',
    '<td class="count">3</td>',
  ])
    expect(html).toContain(shown);
  for (const hidden of ['王小明', '11010519491231002X', '13800000000', '小明'])
    expect(html).not.toContain(hidden);
});

test('nothing that an applicant or a clerk typed becomes part of the page', async () => {
  const evil = `<script>alert(1)</script>"'&`;
  const { item } = received();
  await centre.pushed([
    next(
      randomUUID(),
      'case.received',
      received({
        item: { ...item, name: evil, department: evil },
        receipt: { series: 'r', serial: 2, text: evil },
        applicant: {
          kind: 'organisation',
          name: evil,
          creditCode: evil,
          creditCodeConfirmed: false,
          phone: '',
        },
      }),
    ),
  ]);
  const answer = await fetch(`${centre.url}/`);
  const html = await answer.text();
  expect(html).not.toMatch(/<script|alert\(1\)<\//);
  expect(html).toContain('&#60;script&#62;');
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  const style = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? '';
  expect(policy).toContain(createHash('sha256').update(style).digest('base64'));
});

test('a payload that this version cannot read does not hide the other cases', async () => {
  const caseId = randomUUID();
  await centre.pushed([next(caseId, 'case.received', { nonsense: true })]);
  const html = await page();
  expect(html).toContain(caseId);
  expect(html).toContain('001-000001-7');
});

test('a centre that is not for training shows nothing to a browser', async () => {
  const real = await startTestCentre(url, { token: centre.token });
  expect((await fetch(`${real.url}/`)).status).toBe(404);
  await real.close();
});
