import { itemTitle, type CaseStage, type CaseState } from '#shared/case/state.ts';
import type { EarlierCase, KnownApplicant } from '#shared/contract/intake.ts';
import type { Store } from '../store/store.ts';

interface Earlier {
  readonly caseId: string;
  readonly state: CaseState;
}

/** Ended so that the materials went back, or that it never was an application. */
const returned: ReadonlySet<CaseStage> = new Set(['不受理', '不予受理', '已撤回', '已作废']);
const finished: ReadonlySet<CaseStage> = new Set([...returned, '已送达', '已办结', '已终止']);
/** More than any list shows; the newest count. */
const most = 200;

const normalised = (number: string): string => number.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();

/**
 * Earlier cases under the same ID number or credit code, and what they tell: 二次录入 is what a window can spare an
 * applicant. Read from this counter's own records, with or without a network; null where there is nothing.
 */
export function knownApplicant(store: Store, typed: string): KnownApplicant | null {
  const number = normalised(typed);
  if (number.length !== 18) return null;
  const rows = store.db
    .prepare(
      `select case_id as caseId, state from case_view
       where id_last4 = ? and ? in (state ->> '$.applicant.idNumber', state ->> '$.applicant.creditCode')
         and stage <> '已作废'
       order by received_at desc limit ?`,
    )
    .all(number.slice(-4), number, most) as { caseId: string; state: string }[];
  const cases = rows.map(({ caseId, state }) => ({ caseId, state: JSON.parse(state) as CaseState }));
  const [last] = cases;
  if (last === undefined) return null;
  const agent = cases.find(({ state }) => state.agent !== null)?.state.agent ?? null;
  return {
    name: last.state.applicant.name,
    phone: last.state.applicant.phone,
    representative: representativeOf(cases),
    agent: agent === null ? null : { name: agent.name, idNumber: agent.idNumber, phone: agent.phone },
    copies: copiesOf(cases),
    cases: cases.length,
    open: cases.filter(({ state }) => !finished.has(state.stage)).map(earlierCase),
    last: earlierCase(last),
  };
}

const earlierCase = ({ caseId, state }: Earlier): EarlierCase => ({
  caseId,
  receiptNumber: state.receiptNumber,
  itemName: itemTitle(state),
  stage: state.stage,
  receivedOn: state.receivedOn,
});

const representativeOf = (cases: readonly Earlier[]): string | null =>
  cases
    .flatMap(({ state }) => state.served.toReversed())
    .find(({ recipient }) => recipient.kind === '法定代表人' && recipient.identityChecked)?.recipient.name ??
  null;

/** Copies that were in order and stayed with a case; by name, because each item numbers its own list. */
function copiesOf(cases: readonly Earlier[]): KnownApplicant['copies'] {
  const newest = new Map<string, KnownApplicant['copies'][number]>();
  for (const { state } of cases) {
    if (returned.has(state.stage)) continue;
    for (const line of state.materials) {
      const { name, received, copies, problem } = line;
      if (!received || copies === 0 || problem !== null || newest.has(name)) continue;
      newest.set(name, { name, on: state.receivedOn, receiptNumber: state.receiptNumber });
    }
  }
  return [...newest.values()];
}
