/** B8: the seven links of a case, 受理、审查、审批、缴费、制证、盖章、发证, each with its days and its people. */
import { type PipelineStage, pipelineStages } from '../reference/item.ts';
import { dayOf, servedOn } from './clocks.ts';
import { resultPapers } from './evolve-closing.ts';
import type { CaseState, Opinion } from './state.ts';
import { presentStep } from './steps.ts';

export interface PipelinePerson {
  /** Staff number; empty for a body that has none here (上级机关). */
  readonly staff: string;
  readonly name: string;
}

export interface PipelineLink {
  readonly stage: PipelineStage;
  /** Null while it has not begun, and where the case has no such link. */
  readonly startedOn: string | null;
  /** Null while it goes on. */
  readonly endedOn: string | null;
  /** Who did it, each once; nobody for what the law did (视为受理). */
  readonly by: readonly PipelinePerson[];
}

type Times = Omit<PipelineLink, 'stage'>;

const none: Times = { startedOn: null, endedOn: null, by: [] };

/** The links in their order, as far as the case has come. */
export function pipeline(state: CaseState): PipelineLink[] {
  const links: Record<PipelineStage, Times> = {
    受理: intake(state),
    审查: review(state),
    审批: approval(state),
    缴费: payment(state),
    制证: certificate(state),
    盖章: seals(state),
    发证: service(state),
  };
  return pipelineStages.map((stage) => ({ stage, ...links[stage], by: eachOnce(links[stage].by) }));
}

function eachOnce(people: readonly PipelinePerson[]): PipelinePerson[] {
  const found = new Map(people.map(({ staff, name }) => [`${staff} ${name}`, { staff, name }]));
  return [...found.values()];
}

const intake = ({ receivedOn, answered }: CaseState): Times => ({
  startedOn: receivedOn,
  endedOn: answered?.on ?? null,
  by: answered?.by ? [answered.by] : [],
});

/** Until every opinion before the first 审批 is in; until the decision, where there is no chain. */
function review(state: CaseState): Times {
  const { acceptedOn, verifications, decision, ended } = state;
  if (acceptedOn === null) return none;
  const given = opinionsOf(state, '审查');
  const by = [...verifications.flatMap(({ verifiers }) => verifiers), ...given.map(({ done }) => done)];
  const closed = decision?.decidedOn ?? ended?.on ?? null;
  return {
    startedOn: acceptedOn,
    endedOn: isReviewed(state) ? (lastDay(given) ?? closed) : closed,
    by: by.length === 0 && decision !== null ? [decision.done] : by,
  };
}

function approval(state: CaseState): Times {
  const { acceptedOn, decision, ended } = state;
  if (acceptedOn === null || (!isReviewed(state) && decision === null)) return none;
  const given = opinionsOf(state, '审批');
  return {
    startedOn: lastDay(opinionsOf(state, '审查')) ?? acceptedOn,
    endedOn: decision?.decidedOn ?? ended?.on ?? null,
    by: [...given.map(({ done }) => done), ...(decision === null ? [] : [decision.decider])],
  };
}

function payment({ charge }: CaseState): Times {
  if (charge === null) return none;
  const { done, payment: paid } = charge;
  return {
    startedOn: dayOf(done),
    endedOn: paid?.on ?? null,
    by: paid === null ? [done] : [done, paid.done],
  };
}

function certificate({ decision, certificate: made }: CaseState): Times {
  if (decision === null || made === null) return none;
  return { startedOn: decision.decidedOn, endedOn: dayOf(made.done), by: [made.done] };
}

/** The seals on the decision and on the certificate; those on other papers are their own matter. */
function seals(state: CaseState): Times {
  const papers = resultPapers(state);
  const used = state.seals.filter(({ document }) => papers.includes(document));
  const days = used.map(({ done }) => dayOf(done)).toSorted();
  const all = papers.every((paper) => used.some(({ document }) => document === paper));
  return {
    startedOn: days[0] ?? null,
    endedOn: all ? (days.at(-1) ?? null) : null,
    by: used.map(({ done }) => done),
  };
}

/** From the day the applicant was told to come, or was first served. */
function service(state: CaseState): Times {
  const papers = new Set(resultPapers(state));
  const served = state.served.filter((entry) => entry.papers.some(({ number }) => papers.has(number)));
  const begun = [
    ...state.notifications.map(({ done }) => dayOf(done)),
    ...served.map((entry) => entry.servedOn),
  ].toSorted();
  return {
    startedOn: begun[0] ?? null,
    endedOn: servedOn(state),
    by: [...state.notifications, ...served].map(({ done }) => done),
  };
}

/** Opinions of the steps before the first 审批 (审查), or from it on. */
function opinionsOf({ item, opinions }: CaseState, part: '审查' | '审批'): Opinion[] {
  const first = item.steps.findIndex(({ kind }) => kind === '审批');
  const steps =
    part === '审查' ? item.steps.slice(0, Math.max(first, 0)) : item.steps.slice(Math.max(first, 0));
  return opinions.filter(({ step }) => steps.some(({ id }) => id === step));
}

function isReviewed(state: CaseState): boolean {
  const { steps } = state.item;
  const due = presentStep(state);
  if (steps.length === 0) return state.decision !== null;
  if (due === undefined) return true;
  return steps.indexOf(due) >= steps.findIndex(({ kind }) => kind === '审批');
}

const lastDay = (opinions: readonly Opinion[]): string | undefined =>
  opinions
    .map(({ done }) => dayOf(done))
    .toSorted()
    .at(-1);
