import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePhraseFile, samplePhraseFile } from '#shared/papers/phrases/phrase-file.ts';
import {
  bracedNames,
  builtInPhrases,
  type PhraseKey,
  phraseKeys,
  phrasesOf,
  phraseTable,
  placeholdersOf,
} from '#shared/papers/phrases/phrases.ts';

const departments = ['县交通运输局', '县公路局', '县水务局'];
const read = (text: string) => parsePhraseFile(text, departments);
/** A file of the transport bureau with these lines under 用语, the first of them on line 3. */
const file = (...lines: string[]): string =>
  ['部门: 县交通运输局', '用语:', ...lines.map((line) => `  ${line}`), ''].join('\n');
const problemsOf = (...lines: string[]) => read(file(...lines)).problems;

describe('a department may override standing phrases by a file', () => {
  test('what the file says stands, and the rest stays built in', () => {
    const { department, phrases, problems } = read(
      file('# 到三楼领证', '受理通知书.领取: "办结后凭本通知书到{窗口}领证，也可申请邮寄"'),
    );
    expect({ department, problems }).toEqual({ department: '县交通运输局', problems: [] });
    const phrase = phrasesOf(phrases);
    expect(phrase('受理通知书.领取', { 窗口: '3号窗口' })).toBe(
      '办结后凭本通知书到3号窗口领证，也可申请邮寄',
    );
    expect(phrase('收件凭证.页脚')).toBe(phraseTable['收件凭证.页脚']);
  });

  test('the sample file reads as exactly what is built in', () => {
    const sample = read(samplePhraseFile('县交通运输局'));
    expect(sample).toEqual({
      department: '县交通运输局',
      departmentLine: 10,
      phrases: phraseTable,
      problems: [],
    });
  });

  test('a sentence on several lines is one paragraph, without blanks between its lines', () => {
    const { phrases } = read(
      file(
        '受理通知书.领取: >',
        '  办结后到{窗口}',
        '  领取（工作日',
        '  9:00 至 17:00）',
        '收件凭证.页脚: 请妥善',
        '  保管',
      ),
    );
    expect(phrases).toEqual({
      '受理通知书.领取': '办结后到{窗口}领取（工作日 9:00 至 17:00）',
      '收件凭证.页脚': '请妥善保管',
    });
  });

  test('half-width punctuation, full-width blanks and quotation marks are the department’s own affair', () => {
    expect(problemsOf('收件凭证.页脚: "请妥善保管,凭编号查询.　电话:0852-1(工作日)“谢谢”"')).toEqual([]);
  });

  test('a name in braces that only a JavaScript object has is not filled in', () => {
    expect(phrasesOf({ '收件凭证.页脚': '{toString}{constructor}' })('收件凭证.页脚', {})).toBe(
      '{toString}{constructor}',
    );
    expect(builtInPhrases('受理通知书.领取', {})).toBe(phraseTable['受理通知书.领取']);
  });
});

test('every standing phrase stands on some paper, and is given all that it has in braces', () => {
  const folder = join(import.meta.dirname, '../../../shared/papers');
  const papers = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('phrases'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  for (const key of phraseKeys) {
    const at = papers.indexOf(`'${key}'`);
    expect(at, `${key} is on no paper`).toBeGreaterThan(0);
    for (const name of placeholdersOf(key).known)
      expect(papers.slice(at, at + 400), `${key} is not given ${name}`).toContain(`${name}: `);
  }
});

describe('a broken phrase is reported with its line and falls back to the built-in one alone', () => {
  const good = '收件凭证.页脚: 请妥善保管';
  const broken: readonly [title: string, lines: readonly string[], line: number, text: string][] = [
    [
      'an unknown name',
      ['受理通知书.领娶: 到{窗口}领取'],
      4,
      '没有名为“受理通知书.领娶”的用语。是否应为“受理通知书.领取”？',
    ],
    ['a name like nothing', ['abcdefghijkl: x'], 4, '没有名为“abcdefghijkl”的用语。'],
    ['a reference', ['受理通知书.领取: *x'], 4, '“受理通知书.领取”不是文字，请给整句加上半角双引号。'],
    ['nothing', ['受理通知书.领取:'], 4, '“受理通知书.领取”没有内容。'],
    ['blanks', ['受理通知书.领取: "   "'], 4, '“受理通知书.领取”没有内容。'],
    ['a number', ['受理通知书.领取: 2026'], 4, '“受理通知书.领取”不是文字，请给整句加上半角双引号。'],
    [
      'a list',
      ['受理通知书.领取:', '  - 到{窗口}'],
      5,
      '“受理通知书.领取”不是文字，请给整句加上半角双引号。',
    ],
    [
      'a sentence that begins with a brace',
      ['受理通知书.领取: {窗口}'],
      4,
      '“受理通知书.领取”不是文字，请给整句加上半角双引号。',
    ],
    [
      'too much',
      [`受理通知书.领取: "{窗口}${'领'.repeat(497)}"`],
      4,
      '“受理通知书.领取”有501个字，最多500个字。',
    ],
    [
      'a character that does not show',
      ['受理通知书.领取: "到\u200B{窗口}"'],
      4,
      '“受理通知书.领取”中有看不见的字符（U+200B），请删去后重新输入。',
    ],
    [
      'a turned line',
      ['受理通知书.领取: "到{窗口}\\u202E领取"'],
      4,
      '“受理通知书.领取”中有看不见的字符（U+202E），请删去后重新输入。',
    ],
    [
      'a control character',
      ['受理通知书.领取: "到{窗口}\\a"'],
      4,
      '“受理通知书.领取”中有看不见的字符（U+0007），请删去后重新输入。',
    ],
    [
      'braces of the Chinese keyboard',
      ['受理通知书.领取: 到｛窗口｝领取'],
      4,
      '“受理通知书.领取”的花括号应当用半角的{ }。',
    ],
    ['a brace left open', ['受理通知书.领取: 到{窗口领取'], 4, '“受理通知书.领取”的花括号没有成对。'],
    [
      'a placeholder that is missing',
      ['受理通知书.领取: 办结后领取'],
      4,
      '“受理通知书.领取”缺少{窗口}，当事人需要知道。',
    ],
    [
      'a placeholder nobody fills in',
      ['受理通知书.领取: 到{窗口}找{经办人}'],
      4,
      '“受理通知书.领取”中的{经办人}程序不认识，可以用{窗口}。',
    ],
    [
      'a placeholder where there is none',
      ['受理通知书.除外时间: 见{窗口}'],
      4,
      '“受理通知书.除外时间”中的{窗口}程序不认识，这里没有可以填入的内容。',
    ],
    [
      'twice the same',
      ['受理通知书.领取: 到{窗口}甲', '受理通知书.领取: 到{窗口}乙'],
      5,
      '“受理通知书.领取”写了两次，两次都未采用。',
    ],
  ];
  test.each(broken)('%s', (_title, lines, line, text) => {
    const result = read(file(good, ...lines));
    expect(result.problems).toEqual([{ line, text }]);
    expect(result.phrases).toEqual({ '收件凭证.页脚': '请妥善保管' });
  });

  test('许可法45: what the notice of acceptance has to say may be worded otherwise, and not left out', () => {
    const own = '听证、鉴定等不计算时间，将书面告知（行政许可法第四十五条）。';
    expect(problemsOf(`受理通知书.除外时间: ${own}`)).toEqual([]);
    expect(problemsOf('受理通知书.除外时间: 请耐心等待，不计算周末')).toEqual([
      { line: 3, text: '“受理通知书.除外时间”没有写“书面告知”，这是受理通知书应当写明的。' },
      { line: 3, text: '“受理通知书.除外时间”没有写“第四十五条”，这是受理通知书应当写明的。' },
    ]);
  });

  test('what may be left out may be left out, and what the reader needs may not (补正告知书)', () => {
    expect(problemsOf('补正告知书.提交: 材料交到{窗口}（{地址}），电话{电话}')).toEqual([]);
    expect(problemsOf('补正告知书.提交: 材料交到{大厅}{窗口}')).toEqual([
      { line: 3, text: '“补正告知书.提交”缺少{地址}，当事人需要知道。' },
      { line: 3, text: '“补正告知书.提交”缺少{电话}，当事人需要知道。' },
    ]);
  });
});

describe('a file that cannot be used is reported with the line to look at', () => {
  const unusable: readonly [title: string, text: string, line: number, words: string][] = [
    ['empty', '', 1, '文件是空的，请照示例填写。'],
    ['only remarks', '# 用语\n\n', 1, '文件是空的，请照示例填写。'],
    ['a list', '- 部门', 1, '文件应当由“部门”和“用语”两项组成。'],
    [
      'full-width colons',
      '# 用语\n部门：县交通运输局',
      2,
      '文件应当由“部门”和“用语”两项组成。冒号应当用半角，后面空一格。',
    ],
    [
      'a full-width colon on one line',
      file('收件凭证.页脚：请妥善保管', '受理通知书.领取: 到{窗口}'),
      3,
      '这一行的写法不对。冒号应当用半角，后面空一格。整个文件未采用。',
    ],
    [
      'a tabulator',
      '部门: 县交通运输局\n用语:\n\t收件凭证.页脚: 好',
      3,
      '行首用了制表符，请改用空格。整个文件未采用。',
    ],
    [
      'a quotation mark left open',
      file('收件凭证.页脚: "请妥善保管'),
      4,
      '这一行缺少引号、括号或者冒号。整个文件未采用。',
    ],
    [
      'a sentence that begins with a brace',
      file('受理通知书.领取: {窗口}领取'),
      3,
      '用语以符号开头的，整句应当加上半角双引号。整个文件未采用。',
    ],
    [
      'two files in one',
      `${file('收件凭证.页脚: 好')}---\n部门: 县公路局\n`,
      4,
      '文件中有“---”分隔的第二部分，请分成两个文件。整个文件未采用。',
    ],
    ['no department', '用语:\n  收件凭证.页脚: 好\n', 1, '没有写明“部门”，整个文件未采用。'],
    ['an empty department', '\n部门:\n用语:\n  收件凭证.页脚: 好\n', 2, '没有写明“部门”，整个文件未采用。'],
    [
      'an unknown department',
      '用语:\n  收件凭证.页脚: 好\n部门: 县交通局\n',
      3,
      '本大厅没有部门“县交通局”。是否应为“县交通运输局”？整个文件未采用。',
    ],
    [
      'two departments',
      '部门: 县公路局\n部门: 县水务局\n用语:\n  收件凭证.页脚: 好\n',
      1,
      '没有写明“部门”，整个文件未采用。',
    ],
    ['no phrases', '部门: 县公路局\n', 1, '“用语”下面应当逐行写“用语名称: 内容”。'],
    [
      'a phrase without a blank',
      '部门: 县公路局\n用语:\n  收件凭证.页脚:好\n',
      3,
      '“用语”下面应当逐行写“用语名称: 内容”。冒号应当用半角，后面空一格。',
    ],
    [
      'an unknown field',
      `备注: 试用\n${file('收件凭证.页脚: 好')}`,
      1,
      '“备注”不是文件的项目，只有“部门”和“用语”两项。',
    ],
    ['brackets upon brackets', '['.repeat(60_000), 1, '文件的层次或括号过多，不是用语文件。'],
    ['dashes upon dashes', '- '.repeat(30_000), 1, '文件的层次或括号过多，不是用语文件。'],
  ];
  test.each(unusable)('%s', (_title, text, line, words) => {
    expect(read(text).problems).toContainEqual({ line, text: words });
  });

  test('nothing of a file without a known department is used, and its phrases are checked all the same', () => {
    const { department, phrases, problems } = read(
      '部门: 市交通局\n用语:\n  收件凭证.页脚: 好\n  受理通知书.领取: 无\n',
    );
    expect({ department, phrases }).toEqual({ department: '', phrases: {} });
    expect(problems.map(({ line }) => line)).toEqual([1, 4]);
  });

  test('a hall that lists no departments takes any name', () => {
    expect(parsePhraseFile('部门: 任何局\n用语:\n  收件凭证.页脚: 好\n', [])).toMatchObject({
      department: '任何局',
      phrases: { '收件凭证.页脚': '好' },
      problems: [],
    });
  });

  test.each([
    ['brackets', '['.repeat(2000)],
    ['brackets that end', `a: ${'['.repeat(2000)}${']'.repeat(2000)}`],
    ['braces', '{a: '.repeat(2000)],
    ['dashes', `--- ${'- '.repeat(60_000)}`],
    ['indents', Array.from({ length: 480 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
  ])('a file of many levels of %s does not end the program', (_title, text) => {
    expect(read(text)).toMatchObject({ department: '', phrases: {} });
  });

  test('line ends of Windows count as one line each', () => {
    expect(read(file('收件凭证.页脚: 好', '受理通知书.领取: 无').replaceAll('\n', '\r\n')).problems).toEqual([
      { line: 4, text: '“受理通知书.领取”缺少{窗口}，当事人需要知道。' },
    ]);
  });
});

describe('whatever is in the file', () => {
  const key = fc.constantFrom<string>(...phraseKeys, '部门', '用语', '收件凭证', '');
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '到{窗口}领取',
      '{地址}{电话}{窗口}',
      '{',
      '',
      '*x',
      '&x y',
      '[1]',
      '|\n    好',
      '"\\u0000"',
    ),
  );
  const line = fc.tuple(
    fc.constantFrom('', '  ', '    ', '\t'),
    key,
    fc.constantFrom(': ', ':', '：'),
    value,
  );
  const almost = fc
    .array(line, { maxLength: 8 })
    .map((lines) => `部门: 县公路局\n用语:\n${lines.map((parts) => parts.join('')).join('\n')}`);
  const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), almost);

  test('reading it never throws, each problem has a line of the file, and no phrase loses what it has to say', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { phrases, problems } = read(text);
        const lines = text.split(/\r\n|\n|\r/u).length;
        for (const problem of problems) {
          expect(problem.line).toBeGreaterThanOrEqual(1);
          expect(problem.line).toBeLessThanOrEqual(lines);
          expect(problem.text).not.toBe('');
        }
        for (const [name, phrase] of Object.entries(phrases)) {
          const { known, required } = placeholdersOf(name as PhraseKey);
          const used = bracedNames(phrase);
          expect(used).toEqual(expect.arrayContaining(required));
          expect(known).toEqual(expect.arrayContaining(used));
        }
      }),
      { numRuns: 2000 },
    );
  });
});
