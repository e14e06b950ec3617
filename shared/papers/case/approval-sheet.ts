/** 审批表 (row 16): who said what of a case, in which post, when and by what authority. A bare name is not enough. */
import { todayOf } from '../../act-context.ts';
import { chineseDateTime } from '../../calendar/civil-date.ts';
import { deadlineText } from '../../calendar/working-days.ts';
import { isLicence } from '../../case/grounds.ts';
import { type CaseState, itemTitle } from '../../case/state.ts';
import { openSigners } from '../../case/steps.ts';
import type { HallReference } from '../../reference/index.ts';
import { type CaseFact, type CaseRecord, factsOf, numberOf } from '../../reports/case-record.ts';
import { refuse } from '../../result.ts';
import { approvalInquiries } from './approval-inquiries.ts';
import type { Asked, PaperSource } from '../asked/asked.ts';
import { day, identityRow } from './case-parts.ts';
import type { PaperBlock } from '../content.ts';
import { headed, listTable } from '../hall/list-parts.ts';
import { bodyOn, managementPaper } from '../hall/management-paper.ts';
import type { RequestOf } from '../asked/requests.ts';

type Row = [string, string];

export const approvalSheetAsked: Asked<RequestOf<'审批表'>> = ({ caseId }, source) => {
  const record = source.caseRecord(caseId);
  if (record === null) return refuse('not_found', '', '没有找到该办件。', '请重新选择办件。', 'caseId');
  const { state } = record;
  if (state.acceptedOn === null)
    return refuse('rule', 'B6', `办件${state.receiptNumber}尚未受理，没有审批意见。`, '请先由窗口受理。');
  const today = todayOf(source);
  return managementPaper(
    {
      kind: '审批表',
      title: isLicence(state.item) ? '行政许可审批表' : '审批表',
      number: numberOf(state),
      blocks: headed([
        ['申请和受理', [{ type: 'fields', rows: applicationRows(record) }]],
        ['审查、会签和审批意见', opinions(record, source)],
        ...approvalInquiries(record),
        ['决定', decision(record)],
      ]),
      organ: bodyOn(source.hall, state.item.organ, today),
      on: today,
      footer: '本表由审批记录生成，随案卷归档。',
    },
    source,
  );
};

function applicationRows(record: CaseRecord): Row[] {
  const { state } = record;
  const { item, agent, legalLimit, promisedLimit } = state;
  const by = state.answered?.by ?? null;
  return [
    ['申请人', state.applicant.name],
    identityRow(state),
    ...(agent === null ? [] : [['代理人', agent.name] as Row]),
    ['事项', itemTitle({ item })],
    ['办件类型', item.handling],
    ['承办部门', item.department],
    ['收件编号', state.receiptNumber],
    ['收件日期', day(state.receivedOn)],
    ['受理日期', `${day(state.acceptedOn ?? '')}${state.deemed ? '（视为受理）' : ''}`],
    ['受理窗口', state.window],
    // 许可法32(4): silence accepts, and nobody.
    ...(by === null ? [] : [['受理人', `${by.name}（工号${by.staff}）`] as Row]),
    ['法定时限', legalLimit === null ? '' : deadlineText(legalLimit)],
    ['承诺时限', promisedLimit === null ? '' : deadlineText(promisedLimit)],
  ];
}

type OpinionFact = Extract<CaseFact, { kind: 'case.opinion_given' }>;

/** Every opinion in the order given, those taken back as well; and room for those still due. */
function opinions(record: CaseRecord, { hall }: PaperSource): PaperBlock[] {
  const { state } = record;
  if (state.item.steps.length === 0)
    return [{ type: 'paragraph', text: '本件没有设置审批流程，由窗口在授权范围内决定。' }];
  const rows = factsOf(record, 'case.opinion_given').map((fact) => {
    const { step, result, text, post, done } = fact.payload;
    return [
      state.item.steps.find(({ id }) => id === step)?.name ?? step,
      `${result}。${text}`,
      done.name,
      post,
      chineseDateTime(done.at),
      capacity(fact, state, hall),
    ];
  });
  const columns = [
    ['环节', 16],
    ['意见', 27],
    ['姓名', 11],
    ['职务', 13],
    ['签署时间', 14],
    ['授权、代签', 19],
  ] as const;
  return [listTable('已签署的意见', columns, rows), ...stillDue(state)];
}

/** D3, D5: by what authority, for whom, and whether the opinion still counts. */
function capacity({ payload, actor }: OpinionFact, state: CaseState, hall: HallReference): string {
  const { step, actingFor, reason, done } = payload;
  const counts =
    payload.result !== '退回' &&
    state.opinions.some((opinion) => opinion.step === step && opinion.done.at === done.at);
  const instead = hall.staff.find(({ number }) => number === actingFor)?.name ?? actingFor;
  return [
    ...(actingFor === null ? [] : [`B角代A（${instead}）`]),
    ...(reason === null || reason === '' ? [] : [`代签原因：${reason}`]),
    ...(actor.mandate === null ? [] : [actor.mandate]),
    ...(counts || payload.result === '退回' ? [] : ['已退回重签']),
  ].join('；');
}

function stillDue(state: CaseState): PaperBlock[] {
  if (state.stage !== '已受理') return [];
  return state.item.steps.flatMap((step) =>
    openSigners(step, state.opinions).map(({ signer }): PaperBlock => ({
      type: 'blank',
      label: `${step.name}（${signer.post}）`,
      text: '意见、姓名、职务和签署时间：',
      lines: 2,
    })),
  );
}

function decision(record: CaseRecord): PaperBlock[] {
  const { decision: made, ended, outcome, stage } = record.state;
  if (ended !== null)
    return [
      {
        type: 'fields',
        rows: [
          ['结果', stage],
          ['日期', day(ended.on)],
          ['原因', ended.reason],
        ],
      },
    ];
  if (outcome !== null)
    return [
      {
        type: 'fields',
        rows: [
          ['承办单位结果', outcome.result],
          ['文书编号', outcome.document],
          ['日期', day(outcome.decidedOn)],
        ],
      },
    ];
  if (made === null) return [{ type: 'paragraph', text: '尚未作出决定。' }];
  const { decider, mandate } = made;
  const rows: Row[] = [
    ['决定', made.result],
    ['文书编号', made.document],
    ['内容', made.content],
    ...(made.reasons === '' ? [] : [['理由', made.reasons] as Row]),
    ['依据', made.basis],
    ['决定人', `${decider.name}（${decider.post}，工号${decider.staff}）`],
    ['授权', mandate === null ? '法定职权' : `${mandate.number}（第${mandate.version}版）`],
    ['决定时间', chineseDateTime(made.done.at)],
    ['送达期限', deadlineText(made.serviceLimit)],
  ];
  return [{ type: 'fields', rows }];
}
