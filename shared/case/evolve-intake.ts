import { civilDateAt } from '../calendar/civil-date.ts';
import { paperTitles } from '../papers/titles.ts';
import { unreachable } from '../result.ts';
import type { CaseEvent, CasePayload } from './events.ts';
import { intakeEventPayloads, itemSnapshot } from './intake-events.ts';
import type { CorrectionPoint } from './materials.ts';
import type { CaseState, Irregularity } from './state.ts';

type IntakeEvent = Extract<CaseEvent, { kind: keyof typeof intakeEventPayloads }>;

export const isIntakeEvent = (event: CaseEvent): event is IntakeEvent =>
  Object.hasOwn(intakeEventPayloads, event.kind);

const nothingYet = {
  caseNumber: null,
  acceptedOn: null,
  answered: null,
  deemed: false,
  legalLimit: null,
  promisedLimit: null,
  correctionNotices: 0,
  correctionNotice: null,
  openPoints: [],
  scans: [],
  opinions: [],
  stepSince: null,
  verifications: [],
  links: [],
  parties: [],
  suspensions: [],
  extension: null,
  forwarding: null,
  subCases: [],
  charge: null,
  cancelledCharges: [],
  decision: null,
  certificate: null,
  notifications: [],
  served: [],
  outcome: null,
  ended: null,
  deemedRenewed: null,
  documents: [],
  seals: [],
} as const;

/** Cases of before the later fields existed read as if those had said nothing. */
const laterItemFields = itemSnapshot.pick({
  intakeOnly: true,
  joint: true,
  superior: true,
  fee: true,
  windowPowers: true,
  decisionLevel: true,
  steps: true,
  template: true,
  outsideLinks: true,
  major: true,
  quota: true,
});
const itemDefaults = laterItemFields.parse({});

export function received(payload: CasePayload<'case.received'>): CaseState {
  const { receipt, applicant, agent, materials, window, receivedOn, noticeLimit } = payload;
  const late = payload.lateEntry ?? null;
  return {
    ...nothingYet,
    stage: '收件',
    receiptNumber: receipt.text,
    item: { ...itemDefaults, ...payload.item },
    applicant,
    agent,
    materials,
    window,
    counter: payload.counter ?? '',
    branch: payload.branch ?? '',
    receivedOn,
    holder: holderOf(payload),
    noticeLimit,
    held: payload.held ?? null,
    irregularities:
      late === null
        ? []
        : [{ rule: 'A5', text: `补录：纸质收件${late.slip}，${late.reason}`, on: late.enteredOn }],
  };
}

const holderOf = ({ done }: CasePayload<'case.received'>): CaseState['holder'] =>
  done === undefined || done === null ? null : { staff: done.staff, name: done.name };

type Acceptance = CasePayload<'case.accepted'>;

function accepted(
  state: CaseState,
  { caseNumber, document, acceptedOn, legalLimit, promisedLimit, done }: Acceptance,
) {
  return {
    ...state,
    stage: '已受理',
    caseNumber: caseNumber.text,
    acceptedOn,
    answered: { on: acceptedOn, by: done ?? null },
    legalLimit,
    promisedLimit,
    openPoints: [],
    stepSince: acceptedOn,
    documents: [...state.documents, { number: document.text, title: paperTitles.acceptance(state.item) }],
  } satisfies CaseState;
}

/** The chain a case has stays. C6: its first step begins when it can: with the chain, or with acceptance after it. */
function chained(state: CaseState, { template, steps, done }: CasePayload<'case.chain_adopted'>): CaseState {
  if (state.item.steps.length > 0) return state;
  const stepSince = state.acceptedOn === null ? state.stepSince : civilDateAt(done.at);
  return { ...state, item: { ...state.item, template, steps }, stepSince };
}

/**
 * B2, 许可法32(4): what was handed in could be seen whole, and all of it was to be told at once. Another requirement at a
 * later visit is for 监察 to look at. Flaws of what was missing before are new, and so is a paper in too few copies.
 */
function requirementsChanged(
  before: readonly CorrectionPoint[],
  after: readonly CorrectionPoint[],
  on: string,
): Irregularity[] {
  return after.flatMap(({ materialId, material, problem, requirement }) => {
    const told = before.find((point) => point.materialId === materialId);
    if (told === undefined || told.requirement === requirement) return [];
    if (told.problem === '缺少' || problem === '缺少') return [];
    const text = `补正时改变了对“${material}”的要求：原告知“${told.requirement}”，现要求“${requirement}”`;
    return [{ rule: 'B2 · 许可法72', text, on }];
  });
}

export function evolveIntake(state: CaseState, event: IntakeEvent): CaseState {
  const { documents, irregularities, item } = state;
  const issued = (number: string, title: string) => [...documents, { number, title }];
  switch (event.kind) {
    case 'case.received':
    case 'case.corrected_on_spot':
      return state;
    case 'case.materials_checked':
      return { ...state, materials: event.payload.materials };
    case 'case.accepted':
      return accepted(state, event.payload);
    case 'case.deemed_accepted': {
      const { silentSince } = event.payload;
      const text = '收到申请材料后五个工作日内没有告知，自收到之日起视为受理';
      return {
        ...accepted(state, event.payload),
        deemed: true,
        irregularities: [...irregularities, { rule: '许可法32(4) · 许可法72', text, on: silentSince }],
      };
    }
    case 'case.correction_notified': {
      const { document, points } = event.payload;
      return {
        ...state,
        stage: '补正中',
        correctionNotices: state.correctionNotices + 1,
        correctionNotice: document.text,
        openPoints: points,
        documents: issued(document.text, paperTitles.correction(item)),
      };
    }
    case 'case.correction_repeated': {
      const { document, points, reason, supervisor, notifiedOn } = event.payload;
      const told = new Set(points.map(({ materialId }) => materialId));
      const text = `再次告知补正（${supervisor.name}同意）：${reason}`;
      return {
        ...state,
        correctionNotices: state.correctionNotices + 1,
        openPoints: [...state.openPoints.filter(({ materialId }) => !told.has(materialId)), ...points],
        documents: issued(document.text, paperTitles.correction(item)),
        irregularities: [...irregularities, { rule: 'B2 · 许可法72', text, on: notifiedOn }],
      };
    }
    case 'case.supplemented': {
      const { materials, remaining, suppliedOn } = event.payload;
      const changed = requirementsChanged(state.openPoints, remaining, suppliedOn);
      return { ...state, materials, openPoints: remaining, irregularities: [...irregularities, ...changed] };
    }
    case 'case.intake_refused':
      return {
        ...state,
        stage: '不予受理',
        answered: { on: event.payload.refusedOn, by: event.payload.done ?? null },
        openPoints: [],
        documents: issued(event.payload.document.text, paperTitles.refusal(item)),
      };
    case 'case.not_required':
      return {
        ...state,
        stage: '不受理',
        answered: { on: event.payload.informedOn, by: event.payload.done ?? null },
        openPoints: [],
        documents: issued(event.payload.document.text, paperTitles.notRequired),
      };
    case 'case.chain_adopted':
      return chained(state, event.payload);
    case 'case.transmitted':
      return { ...state, stage: '已转送' };
    case 'case.outcome_recorded':
      return { ...state, stage: '已办结', outcome: event.payload };
    default:
      return unreachable(event);
  }
}
