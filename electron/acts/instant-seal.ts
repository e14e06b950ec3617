import type { CaseState } from '#shared/case/state.ts';
import type { InstantStep } from '#shared/contract/intake.ts';
import { paperTitles } from '#shared/papers/titles.ts';
import { isSameDepartment } from '#shared/reference/index.ts';
import { decideSeal, ruleFor, type SealState, sealCommand } from '#shared/registers/seal.ts';
import { type Result, refuse } from '#shared/result.ts';
import { todayOf } from '#shared/act-context.ts';
import { type InstantCase, toServe } from './instant.ts';
import { papersAmong } from './paper-records.ts';

type Paper = CaseState['documents'][number];
type SealUse = InstantStep['acts'][number]['command'];

/**
 * 用印 (E1, E2): every paper that is to be handed over and carries no seal yet, with the seal that belongs on it; null
 * when none is left. Whose seal, and whether who is here may use it, the rules of the seal book say.
 */
export function sealStep(at: InstantCase): InstantStep | null {
  const { state } = at;
  const papers = toServe(state).filter((paper) => needsSeal(paper, at));
  if (papers.length === 0) return null;
  const uses = papers.map((paper) => sealUse(paper, at));
  const names = [...new Set(uses.flatMap(({ seal }) => (seal === null ? [] : [`“${seal.name}”`])))].join(
    '、',
  );
  const titles = papers.map(({ title }) => `《${title}》`).join('');
  return {
    kind: 'seal',
    title: '用印',
    meaning: `在${titles}上加盖${names === '' ? '印章' : names}，逐份登记用印。`,
    rule: 'E1 · E2',
    fields: [],
    acts: uses.map(({ command }) => ({ on: 'register', command })),
    refusal: uses.flatMap(({ tried }) => (tried.ok ? [] : [tried.refusal]))[0] ?? null,
  };
}

const needsSeal = (paper: Paper, { state, context }: InstantCase): boolean =>
  paper.title !== paperTitles.payment &&
  ruleFor(paper, state, context).kinds.length > 0 &&
  !state.seals.some(({ document }) => document === paper.number);

interface Use {
  readonly seal: SealState | null;
  readonly command: SealUse;
  readonly tried: Result<unknown>;
}

/** Of the seals that fit the paper, the first the rules allow; where none is, the refusal of the first. */
function sealUse(paper: Paper, at: InstantCase): Use {
  const { caseId, state, context, store } = at;
  const { kinds } = ruleFor(paper, state, context);
  const { organ } = state.item;
  const copies =
    papersAmong(store.log.ofCase(caseId)).find((record) => record.paper.content.number === paper.number)
      ?.paper.content.copies ?? 1;
  const uses = context.registers
    .all('seal')
    .filter(({ state: seal }) => isSameDepartment(context.hall, seal.organ, organ, todayOf(context)))
    .flatMap(({ id, state: seal }) => {
      const rank = kinds.indexOf(seal.kind);
      return rank < 0 ? [] : [{ rank, id, seal }];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ id, seal }): Use => {
      const command = {
        type: 'seal.use' as const,
        sealId: id,
        caseId,
        document: paper.number,
        copies,
        approver: context.person.number,
      };
      const tried = decideSeal(sealCommand.parse({ ...command, commandId: caseId }), context);
      return { seal, command, tried };
    });
  return (
    uses.find(({ tried }) => tried.ok) ??
    uses[0] ?? { seal: null, command: { type: 'seal.use' }, tried: noSeal(organ, kinds) }
  );
}

const noSeal = (organ: string, kinds: readonly string[]): Result<never> =>
  refuse(
    'rule',
    'E1 · E2',
    `本窗口没有登记${organ}的${kinds.join('或者')}，文书不能用印，也不能送达。`,
    '请由窗口负责人在“登记”中启用登记印章后用印。',
  );
