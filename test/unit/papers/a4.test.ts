import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutOf, renderA4, trainingHeader } from '#shared/papers/render/a4.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import { textHtml } from '#shared/papers/render/html.ts';
import { mixedText } from './mixed-text.ts';
import { acceptance, correction, refusal, samplePapers } from './sample-papers.ts';

const first = { reprint: 0, printedAt: '2026年9月30日 09:05', by: '' };
const again = { ...first, reprint: 1, by: '张凤（工号1002）' };
/** The text a reader sees, without the style sheet. */
const words = (html: string): string =>
  html
    .replace(/^[\s\S]*<body>/, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('A4文书', () => {
  test('每一个字都在纸上，次序为标题、文号、抬头、正文、落款、签收、份数', () => {
    for (const paper of Object.values(samplePapers)) {
      const page = words(renderA4(paper, first));
      const blocks = paper.blocks.flatMap((block) =>
        block.type === 'fields' || block.type === 'table' ? block.rows.flat() : [block.text],
      );
      const order = [
        paper.title,
        paper.number,
        paper.addressee,
        ...blocks,
        paper.closing.organ,
        ...paper.signatures,
        paper.footer,
      ];
      let from = 0;
      for (const part of order) {
        const at = page.indexOf(part.replace(/：$/, ''), from);
        expect(at, `${paper.title}：${part}`).toBeGreaterThanOrEqual(from);
        from = at;
      }
    }
  });

  test('没有脚本，内容安全策略不许载入任何东西', () => {
    const html = renderA4(acceptance, first);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(html).not.toMatch(/<script|<img|<link|url\(|javascript:|\son\w+=/i);
  });

  test('内容里的标记只是文字', () => {
    const evil = `"><script>alert('1')</script><img src=x onerror=alert(1)>&amp;`;
    const html = renderA4(
      {
        ...acceptance,
        title: evil,
        number: evil,
        addressee: evil,
        handler: evil,
        footer: evil,
        signatures: [evil],
        closing: { organ: evil, date: evil, seal: evil },
        blocks: [
          { type: 'paragraph', text: evil },
          { type: 'statement', text: evil },
          { type: 'fields', rows: [[evil, evil]] },
          { type: 'heading', text: evil },
          { type: 'blank', label: evil, text: evil, lines: 1 },
          { type: 'table', caption: evil, head: [{ title: evil, share: 100 }], rows: [[evil]] },
        ],
      },
      { reprint: 1, printedAt: evil, by: evil },
    );
    expect(html).not.toMatch(/<script|<img/);
    expect(words(html).split(evil).length - 1).toBe(20);
  });

  test('任何文字都不会变成标记', () => {
    const tags = (text: string): number =>
      renderA4({ ...acceptance, blocks: [{ type: 'paragraph', text }] }, first)
        .replaceAll(/<span class="whole">(\S+?)<\/span>/g, '$1')
        .match(/</g)?.length ?? 0;
    fc.assert(
      fc.property(mixedText, (text) => {
        expect(tags(`${text}<&>`)).toBe(tags(''));
      }),
    );
  });

  test('间隔号不到行首，破折号和省略号不拆开，别的照原样', () => {
    expect(textHtml('买买提·阿不都')).toBe('买买<span class="whole">提·</span>阿不都');
    expect(textHtml('𠮷·<&')).toBe('<span class="whole">𠮷·</span>&lt;&amp;');
    expect(textHtml('甲——乙……丙…丁—戊')).toBe(
      '甲<span class="whole">——</span>乙<span class="whole">……</span>丙…丁—戊',
    );
  });

  test('演示文书每页有水印和声明，正式文书没有', () => {
    const training = renderA4({ ...refusal, training: true }, first);
    expect(training).toContain(trainingHeader);
    expect(training).toContain('class="watermark"');
    const real = words(renderA4(refusal, first));
    expect(real).not.toContain('演示');
  });

  test('补打标明次数、时间和补打人，第一份不标', () => {
    expect(words(renderA4(acceptance, again))).toContain('补打 第1次 2026年9月30日 09:05 张凤（工号1002）');
    expect(words(renderA4(acceptance, first))).not.toContain('补打');
  });

  test('通知和决定用公文版心，清单用表单版面，登记表横放', () => {
    const page = (kind: PaperContent['kind']): string | undefined =>
      /@page \{ ([^}]*) \}/.exec(renderA4({ ...acceptance, kind }, first))?.[1];
    expect(page('受理通知书')).toBe('size: A4; margin: 37mm 26mm 35mm 28mm;');
    expect(page('补正收件清单')).toBe('size: A4; margin: 25mm 20mm 22mm 24mm;');
    expect(page('用印登记')).toBe('size: A4 landscape; margin: 24mm 20mm 22mm;');
    const layouts = (['受理通知书', '收件凭证', '一览表A'] as const).map((kind) =>
      layoutOf(renderA4({ ...acceptance, kind }, first)),
    );
    expect(layouts).toEqual(['official', 'form', 'register']);
  });

  test('文字里不能冒充版面', () => {
    const title = '<html lang="zh-CN" data-layout="register">';
    expect(layoutOf(renderA4({ ...acceptance, title }, first))).toBe('official');
  });

  test('分部分的标题自成一行，手填处是有标签、有地方写字的一格，与相邻的栏目连成一张表', () => {
    const html = renderA4(
      {
        ...acceptance,
        blocks: [
          { type: 'heading', text: '一、审查' },
          { type: 'fields', rows: [['申请人', '欧阳䶮']] },
          { type: 'blank', label: '审查意见', text: '建议准予。', lines: 3 },
          { type: 'blank', label: '领导意见', text: '', lines: 5 },
        ],
      },
      first,
    );
    expect(/<h2>[\s\S]*<\/table>/.exec(html)?.[0]).toBe(
      '<h2>一、审查</h2>\n<table class="fields"><colgroup><col class="label"><col><col class="label"><col></colgroup><tbody>' +
        '<tr><th scope="row">申请人</th><td colspan="3">欧阳䶮</td></tr>\n' +
        '<tr><th scope="row">审查意见</th><td colspan="3" class="room"><div style="--lines:3">建议准予。</div></td></tr>\n' +
        '<tr><th scope="row">领导意见</th><td colspan="3" class="room"><div style="--lines:5"></div></td></tr></tbody></table>',
    );
  });

  test('应加盖印章的标出盖章位置，不应加盖的不标', () => {
    expect(words(renderA4(acceptance, first))).toContain('（加盖行政受理专用章）');
    const closing = { ...acceptance.closing, seal: null };
    expect(words(renderA4({ ...acceptance, closing }, first))).not.toContain('加盖');
  });

  test('表头写在每页重复的位置，数字和份数居中，栏目多的用小一号的字', () => {
    const html = renderA4(correction, first);
    expect(html).toContain('<thead><tr><th scope="col">序号</th>');
    expect(html).toContain('<td class="middle">原件1 复印件1</td>');
    const [points, received] = html.match(/<table class="list[^"]*">/g) ?? [];
    expect([points, received]).toEqual(['<table class="list dense">', '<table class="list">']);
  });

  test('落款、盖章位置、签收和份数在同一页上', () => {
    const end =
      /<section class="end">([\s\S]*)<\/section>\s*<\/main>/.exec(renderA4(acceptance, first))?.[1] ?? '';
    for (const part of [acceptance.closing.organ, '（加盖行政受理专用章）', '签收', '一式两份'])
      expect(end).toContain(part);
  });

  test('经办人已在表中写明的不再重复，没有写的写在落款处', () => {
    expect(words(renderA4(acceptance, first)).split('李四').length - 1).toBe(1);
    expect(words(renderA4(correction, first))).toContain('经办人：李四（工号3012）');
  });

  test('结尾没有写份数的补上份数', () => {
    expect(words(renderA4({ ...acceptance, footer: '请妥善保管。' }, first))).toContain(
      '一式两份。请妥善保管。',
    );
  });

  test('二维码由调用者画好传入，没有传入的不留空白', () => {
    const qr = { size: 2, dark: [true, false, false, true] };
    expect(renderA4({ ...acceptance, qr: 'x' }, { ...first, qr })).toContain('M0 0h1v1h-1zM1 1h1v1h-1z');
    expect(renderA4({ ...acceptance, qr: 'x' }, first)).not.toContain('<svg');
  });

  test('二维码下写明用处，条码照Code 128画出并写明编号，画不下的不画', () => {
    const page = (barcode: string): string => renderA4({ ...acceptance, barcode }, first);
    // Start C, 00 10 00 12 74, check, stop: nine symbols, 101 modules and twenty white ones.
    expect(page('0010001274')).toContain('viewBox="0 0 110 10"');
    expect(words(page('0010001274'))).toContain('0010001274');
    expect(page('7'.repeat(80))).not.toContain('<svg');
    const qr = { size: 1, dark: [true] };
    expect(words(renderA4({ ...acceptance, qr: 'https://x.example/1' }, { ...first, qr }))).toContain(
      '扫描二维码查询办理情况',
    );
    expect(words(renderA4({ ...acceptance, qr: '001-000127-4' }, { ...first, qr }))).toContain(
      '到窗口出示此码可直接查询',
    );
  });
});
