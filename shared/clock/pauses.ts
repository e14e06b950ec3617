import { ok, type Result, refuse } from '../result.ts';

/** 许可法45: the time these eight procedures take is not counted. The list is closed. */
export const article45Procedures = [
  '听证',
  '招标',
  '拍卖',
  '检验',
  '检测',
  '检疫',
  '鉴定',
  '专家评审',
] as const;
export type Article45Procedure = (typeof article45Procedures)[number];

/** 其他法定程序 stops the clock only under a statute of its own, which has to be cited. */
export const pauseKinds = [...article45Procedures, '其他法定程序'] as const;
export type PauseKind = (typeof pauseKinds)[number];

/**
 * C4: the ten links that may be done outside the hall. This is about the place of work and not about the clock:
 * 实地勘察 and 集体研究 leave the hall and every limit runs on.
 */
export const linksOutsideHall = ['实地勘察', ...article45Procedures, '集体研究'] as const;
export type LinkOutsideHall = (typeof linksOutsideHall)[number];

/** A special procedure that stops the clock. Both days are excluded from the period. */
export interface Pause {
  readonly kind: PauseKind;
  /** Title and article of the law that excludes the time; needed for 其他法定程序 only. */
  readonly statute: string | null;
  /** First day of the procedure, `YYYY-MM-DD`. */
  readonly from: string;
  /** Its last day; null while it goes on. */
  readonly to: string | null;
}

const oneOf = <T extends string>(list: readonly T[], text: string): text is T =>
  (list as readonly string[]).includes(text);

/** 许可法45: one of the eight, or another procedure that a cited statute excludes. */
export function stopsLegalClock(kind: string, statute: string | null): boolean {
  if (oneOf(article45Procedures, kind)) return true;
  return kind === '其他法定程序' && statute !== null && statute.trim() !== '';
}

/**
 * Refuses what may not stop the clock, and days that cannot be. It may begin on a day still to come (the notice of
 * 许可法45 is given ahead); its end is recorded once it has happened. How far back it may begin is a matter of A5.
 */
export function checkPause(
  input: {
    readonly kind: string;
    readonly statute: string | null;
    readonly from: string;
    readonly to: string | null;
  },
  acceptedOn: string,
  today: string,
): Result<Pause> {
  const { kind, from, to } = input;
  const statute = input.statute?.trim() || null;
  if (!oneOf(pauseKinds, kind)) return notAPause(kind);
  if (!stopsLegalClock(kind, statute))
    return refuse(
      'rule',
      '许可法45',
      '《行政许可法》第四十五条以外的程序，没有写明依据的，所需时间应当计入期限。',
      '请填写规定该程序所需时间不计入期限的法律、法规名称和条款；没有规定的，不停止计时。',
      'statute',
    );
  if (from < acceptedOn)
    return refuse('bad_input', '许可法45', '特别程序的开始日期早于受理日期。', '请核对开始日期。', 'from');
  if (to !== null && to < from)
    return refuse('bad_input', '许可法45', '特别程序的结束日期早于开始日期。', '请核对两个日期。', 'to');
  if (to !== null && to > today)
    return refuse(
      'bad_input',
      '许可法45',
      '特别程序的结束日期晚于今日，尚未结束的程序不能登记结束。',
      '请在程序结束之日起登记结束日期。',
      'to',
    );
  return ok({ kind, statute, from, to });
}

function notAPause(kind: string): Result<Pause> {
  return oneOf(linksOutsideHall, kind)
    ? refuse(
        'rule',
        'C4 · 许可法45',
        `${kind}可以在大厅以外办理，但是所需时间计入期限，不停止计时。`,
        '请登记为办理环节，并在期限内办结。',
        'kind',
      )
    : refuse(
        'bad_input',
        '许可法45',
        '该程序不在《行政许可法》第四十五条规定的范围内，不停止计时。',
        '请从列出的程序中选择；依照其他法律、法规的，选择“其他法定程序”并写明依据。',
        'kind',
      );
}
