/** A department's own standing phrases, as a YAML file that people write by hand. */
import {
  isAlias,
  isMap,
  isScalar,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import type { ErrorCode } from 'yaml';
import { nearest, phraseProblems } from './phrase-checks.ts';
import { isPhraseKey, type PhraseKey, phraseKeys, phraseTable } from './phrases.ts';

export interface PhraseProblem {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

export interface ParsedPhraseFile {
  /** As the file writes it; empty where it names none that is known. */
  readonly department: string;
  /** Where the department stands; 1 where it does not. */
  readonly departmentLine: number;
  /** Only phrases without a fault, and none without a department: the built-in ones stand for the rest. */
  readonly phrases: Readonly<Partial<Record<PhraseKey, string>>>;
  readonly problems: readonly PhraseProblem[];
}

const departmentField = '部门';
const phrasesField = '用语';

/** The library composes nested nodes by recursion, and a stack that ends there ends the program. */
const deepest = 2000;
const nestedInOneLine = /(?:[-?:]\s+){20}/u;

/**
 * Never throws, whatever the text.
 * @param departments names to be known, former ones too (1M.12); with none, any name is taken
 */
export function parsePhraseFile(text: string, departments: readonly string[]): ParsedPhraseFile {
  const lines = new LineCounter();
  const file = read(text, lines);
  if (!isMap(file)) return { department: '', departmentLine: 1, phrases: {}, problems: [file] };

  const problems: PhraseProblem[] = [];
  const report = (at: number, problem: string): void => {
    problems.push({ line: lines.linePos(at).line, text: problem });
  };
  const fields = entriesOf(file, report);
  for (const { key, at } of fields.values()) {
    if (key !== departmentField && key !== phrasesField)
      report(at, `“${key}”不是文件的项目，只有“${departmentField}”和“${phrasesField}”两项。`);
  }
  const department = readDepartment(fields.get(departmentField), departments, report);
  const phrases = readPhrases(fields.get(phrasesField), report);
  return {
    department,
    departmentLine: lines.linePos(fields.get(departmentField)?.at ?? 0).line,
    phrases: department === '' ? {} : phrases,
    problems: problems.sort((a, b) => a.line - b.line),
  };
}

/** The file's own fields, or why there are none. */
function read(text: string, lineCounter: LineCounter): YAMLMap | PhraseProblem {
  const opened = text.match(/[[{]/gu)?.length ?? 0;
  if (opened > deepest || nestedInOneLine.test(text))
    return { line: 1, text: '文件的层次或括号过多，不是用语文件。' };
  const document = parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    stringKeys: true,
    // A field given twice is told apart by name, in words of our own.
    uniqueKeys: false,
    logLevel: 'error',
  });
  const fault = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0])[0];
  if (fault !== undefined) {
    const { line } = lineCounter.linePos(fault.pos[0]);
    return { line, text: `${syntaxText(fault.code, lineOf(text, line))}整个文件未采用。` };
  }
  if (isMap(document.contents)) return document.contents;
  if (document.contents === null) return { line: 1, text: '文件是空的，请照示例填写。' };
  const { line } = lineCounter.linePos(document.contents.range[0]);
  return {
    line,
    text: `文件应当由“${departmentField}”和“${phrasesField}”两项组成。${colonHint(lineOf(text, line))}`,
  };
}

const lineOf = (text: string, line: number): string => text.split('\n')[line - 1] ?? '';

/** Chinese keyboards give a full-width colon, and YAML wants a blank after the half-width one. */
const colonHint = (line: string): string => (/：|:\S/u.test(line) ? '冒号应当用半角，后面空一格。' : '');

function syntaxText(code: ErrorCode, line: string): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return '行首用了制表符，请改用空格。';
    case 'BAD_INDENT':
      return '行首空格的个数与同级的行不一致。';
    case 'MULTIPLE_DOCS':
      return '文件中有“---”分隔的第二部分，请分成两个文件。';
    case 'MISSING_CHAR':
      return `这一行缺少引号、括号或者冒号。${colonHint(line)}`;
    default:
      return /:\s+[{[@`%&*!|>]/u.test(line)
        ? '用语以符号开头的，整句应当加上半角双引号。'
        : `这一行的写法不对。${colonHint(line)}`;
  }
}

interface Entry {
  readonly key: string;
  /** Offsets of the key and of the value. */
  readonly at: number;
  readonly valueAt: number;
  readonly value: Node | null;
}

/** By name. A name given twice is left out: nobody can tell which was meant. */
function entriesOf(map: YAMLMap, report: (at: number, text: string) => void): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const twice = new Set<string>();
  for (const pair of map.items as Pair<Node, Node | null>[]) {
    const key = isScalar(pair.key) ? String(pair.key.value).trim() : '';
    const at = pair.key.range?.[0] ?? 0;
    if (entries.has(key)) {
      twice.add(key);
      report(at, `“${key}”写了两次，两次都未采用。`);
    } else {
      entries.set(key, { key, at, valueAt: pair.value?.range?.[0] ?? at, value: pair.value });
    }
  }
  for (const key of twice) entries.delete(key);
  return entries;
}

function readDepartment(
  entry: Entry | undefined,
  departments: readonly string[],
  report: (at: number, text: string) => void,
): string {
  const name = entry === undefined ? undefined : textOf(entry.value)?.trim();
  if (entry === undefined || name === undefined || name === '') {
    report(entry?.at ?? 0, `没有写明“${departmentField}”，整个文件未采用。`);
    return '';
  }
  if (departments.length === 0 || departments.includes(name)) return name;
  report(entry.valueAt, `本大厅没有部门“${cut(name)}”。${meant(name, departments)}整个文件未采用。`);
  return '';
}

function readPhrases(
  entry: Entry | undefined,
  report: (at: number, text: string) => void,
): Partial<Record<PhraseKey, string>> {
  if (entry === undefined || !isMap(entry.value)) {
    const written = entry === undefined ? '' : (textOf(entry.value) ?? '');
    report(entry?.valueAt ?? 0, `“${phrasesField}”下面应当逐行写“用语名称: 内容”。${colonHint(written)}`);
    return {};
  }
  const phrases: Partial<Record<PhraseKey, string>> = {};
  for (const { key, at, valueAt, value } of entriesOf(entry.value, report).values()) {
    if (!isPhraseKey(key)) {
      report(at, `没有名为“${cut(key)}”的用语。${meant(key, phraseKeys)}`);
      continue;
    }
    const text = isEmpty(value) ? '' : joined(textOf(value));
    if (text === undefined) {
      report(valueAt, `“${key}”不是文字，请给整句加上半角双引号。`);
      continue;
    }
    const wrong = phraseProblems(key, text);
    for (const problem of wrong) report(text === '' ? at : valueAt, problem);
    if (wrong.length === 0) phrases[key] = text;
  }
  return phrases;
}

const isEmpty = (value: Node | null): boolean => value === null || (isScalar(value) && value.value === null);

/** One paragraph, on however many lines it was written: Chinese lines are joined without a blank. */
const joined = (text: string | undefined): string | undefined =>
  text
    ?.trim()
    .replaceAll(/\r?\n/gu, ' ')
    .replaceAll(/(?<=[^\0-\u02FF]|\}) +(?=[^\0-\u02FF]|\{)/gu, '');

/** Undefined for lists, numbers, references to elsewhere in the file. */
const textOf = (value: Node | null): string | undefined =>
  value !== null && !isAlias(value) && isScalar(value) && typeof value.value === 'string'
    ? value.value
    : undefined;

const meant = (name: string, known: readonly string[]): string => {
  const guess = nearest(name, known);
  return guess === undefined ? '' : `是否应为“${guess}”？`;
};
const cut = (name: string): string => {
  const characters = Array.from(name);
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : name;
};

/** A file to begin with: every phrase as it is built in, and how to change it. */
export function samplePhraseFile(department: string): string {
  const phrases = phraseKeys.map((key) => `  ${key}: ${JSON.stringify(phraseTable[key])}`);
  return [
    '# 部门文书用语示例。程序启动时按当前版本重新写出本文件，在本文件中的改动不会保留。',
    '# 用法：',
    '# 一、将本文件另存为本部门的文件，如“交通运输局.yaml”，编码选UTF-8，放在同一文件夹中。',
    '# 二、“部门”写本大厅登记的部门名称。',
    '# 三、只留下要改的用语；没有写的，用程序自带的。名称不要改，名称后面是半角冒号和一个空格。',
    '# 四、{窗口}这样的花括号由程序填入，请照原样保留。每句最多500个字，整句加半角双引号。',
    '# 五、重新启动程序，或者打开一次设置页后生效。写错的用语不采用，设置页会列出在第几行、错在哪里。',
    '# 法律规定的内容（救济途径、受理与不予受理的表述等）不在此列，不能修改。',
    '',
    `${departmentField}: ${JSON.stringify(department)}`,
    `${phrasesField}:`,
    ...phrases,
    '',
  ].join('\n');
}
