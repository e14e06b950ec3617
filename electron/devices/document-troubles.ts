/** What is wrong with an A4 printer, in words. Shared by the real ones and the simulated one. */

export interface Words {
  readonly reason: string;
  /** What to do now. */
  readonly next: string;
}

/** Worst first: of several troubles the first is told. */
export const documentTroubles = {
  cover_open: { reason: '打印机机盖未合上。', next: '请合上机盖后重试。' },
  paper_jam: { reason: '打印机卡纸。', next: '请按打印机面板提示取出卡纸、合上机盖后重试。' },
  tray_missing: { reason: '打印机纸盒未插入。', next: '请将纸盒推到底后重试。' },
  paper_out: { reason: '打印机缺纸。', next: '请添加A4纸后重试。' },
  output_full: { reason: '打印机出纸盘已满。', next: '请取走出纸盘中的纸张后重试。' },
  toner_out: { reason: '打印机墨粉用尽。', next: '请更换墨粉盒后重试。' },
  offline: { reason: '打印机未开机或者未连接。', next: '请打开打印机电源，检查网线或者数据线后重试。' },
  error: { reason: '打印机报告故障。', next: '请查看打印机面板，排除故障后重试。' },
} as const satisfies Record<string, Words>;
export type DocumentTrouble = keyof typeof documentTroubles;

/** `printer-state-reasons` (RFC 8011 5.4.12, PWG 5100.9) without their severity, which drivers disagree on. */
const keywords: Readonly<Record<string, DocumentTrouble>> = {
  'cover-open': 'cover_open',
  'door-open': 'cover_open',
  'interlock-open': 'cover_open',
  'media-jam': 'paper_jam',
  'input-tray-missing': 'tray_missing',
  'media-empty': 'paper_out',
  'media-needed': 'paper_out',
  'output-area-full': 'output_full',
  'output-tray-missing': 'output_full',
  'toner-empty': 'toner_out',
  'marker-supply-empty': 'toner_out',
  'developer-empty': 'toner_out',
  offline: 'offline',
  shutdown: 'offline',
  'timed-out': 'offline',
};

/** What the keywords mean for printing; null when nothing among them stops it. */
export function troubleOf(reasons: readonly string[]): DocumentTrouble | null {
  const found = new Set(reasons.map(meaning));
  return (Object.keys(documentTroubles) as DocumentTrouble[]).find((trouble) => found.has(trouble)) ?? null;
}

function meaning(reason: string): DocumentTrouble | undefined {
  const [, keyword = '', severity] = /^(.+?)(?:-(error|warning|report))?$/.exec(reason) ?? [];
  return keywords[keyword] ?? (severity === 'error' ? 'error' : undefined);
}

/** Supplies that are going to run out, e.g. `墨粉不足`. */
export function runningLow(reasons: readonly string[]): readonly string[] {
  const has = (keyword: string): boolean => reasons.some((reason) => reason.startsWith(keyword));
  return [
    ...(has('media-low') ? ['纸张将用尽'] : []),
    ...(has('toner-low') || has('marker-supply-low') ? ['墨粉不足'] : []),
  ];
}
