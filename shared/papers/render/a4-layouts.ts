/** The three layouts of an A4 page: margins, sizes of type, and what fits into its tables. */
import type { PageLayout } from '../kinds.ts';

export interface PageMeasures {
  /** In millimetres, of the foot with title and page numbers: as far in as the text. */
  readonly foot: { readonly left: number; readonly right: number; readonly bottom: number };
  /** Columns (a Chinese character is two) of a value that shares its row with another. */
  readonly halfRow: number;
  /** Tables of more columns than this take smaller type. */
  readonly manyColumns: number;
  /** `@page` and the sizes. A page that says something above its text has its upper margin 12 mm less. */
  readonly style: string;
}

/**
 * GB/T 9704: 37 mm above, 28 mm at the left, a text area of 156 × 225 mm holding 22 lines of 28 characters in 仿宋
 * 三号 (16 pt). The right and lower margins are what is left over. Tables are 小四 on closer lines, and 五号 where
 * they have many columns: a notice with its list of materials stays within two pages.
 */
const official: PageMeasures = {
  foot: { left: 28, right: 26, bottom: 14 },
  halfRow: 20,
  manyColumns: 4,
  style: `
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
@page headed { margin-top: 25mm; }
:root { --size: 16pt; --line: 10.227mm; --title: 22pt; --caption: 14pt; --cell: 12pt; --cell-line: 6mm; --foot: 12pt; --label: 30mm; --watermark: 70mm; }
body { letter-spacing: -0.0733mm; }
h1 { margin-bottom: 3mm; }
table.dense { font-size: 10.5pt; line-height: 5.4mm; }
`,
};

const form: PageMeasures = {
  foot: { left: 24, right: 20, bottom: 9 },
  halfRow: 26,
  manyColumns: 8,
  style: `
@page { size: A4; margin: 25mm 20mm 22mm 24mm; }
@page headed { margin-top: 13mm; }
:root { --size: 12pt; --line: 7.2mm; --title: 18pt; --caption: 12pt; --cell: 10.5pt; --cell-line: 5.4mm; --foot: 10.5pt; --label: 30mm; --watermark: 85mm; }
h1 { margin-bottom: 3mm; }
h2 { text-indent: 0; margin-top: 1.5mm; }
table.dense { font-size: 9pt; line-height: 4.8mm; }
`,
};

const register: PageMeasures = {
  foot: { left: 20, right: 20, bottom: 8 },
  halfRow: 48,
  manyColumns: 12,
  style: `
@page { size: A4 landscape; margin: 24mm 20mm 22mm; }
@page headed { margin-top: 12mm; }
:root { --size: 10.5pt; --line: 6.4mm; --title: 18pt; --caption: 10.5pt; --cell: 10.5pt; --cell-line: 5.2mm; --foot: 10.5pt; --label: 34mm; --watermark: 42mm; }
h1 { margin-bottom: 2mm; }
h2 { text-indent: 0; margin-top: 1mm; }
td { padding-left: 1mm; padding-right: 1mm; }
.signatures { display: grid; grid-template-columns: 1fr 1fr; column-gap: 12mm; }
table.dense { font-size: 9pt; line-height: 4.6mm; }
`,
};

export const pageLayouts: Readonly<Record<PageLayout, PageMeasures>> = { official, form, register };
