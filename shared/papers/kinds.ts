/** Every paper of the window (domain 4, rows 1 to 17): on what it comes out and how its page is laid out. */

/** Where a paper comes out: the 80 mm receipt printer, or an A4 document. */
export const paperMedia = ['slip', 'document'] as const;
export type PaperMedia = (typeof paperMedia)[number];

/**
 * `official`: a notice or decision in the organ's name, on the grid of GB/T 9704. `form`: lists and slips that go with
 * materials, of smaller type. `register`: wide tables, on A4 turned on its side.
 */
export type PageLayout = 'official' | 'form' | 'register';

interface PaperProfile {
  /** The first is where it usually comes out; the others are the way round a printer that is down. */
  readonly media: readonly [PaperMedia, ...PaperMedia[]];
  readonly page: PageLayout;
}

const official = { media: ['document'], page: 'official' } as const;
const form = { media: ['document'], page: 'form' } as const;
const register = { media: ['document'], page: 'register' } as const;
/** Of thermal paper, which fades: never the only copy of a legal paper. */
const stub = { media: ['slip', 'document'], page: 'form' } as const;

export const paperProfiles = {
  // Row 1
  收件凭证: stub,
  接收凭证: form,
  // Rows 2 to 5
  受理通知书: official,
  补正告知书: official,
  补正收件清单: form,
  不受理告知书: official,
  不予受理决定书: official,
  // Rows 6 to 9, and the end without a decision
  特别程序告知书: official,
  延期通知书: official,
  准予决定书: official,
  不予决定书: official,
  终止通知书: official,
  // Rows 10 to 14
  领取通知: stub,
  送达回证: form,
  缴款通知书: stub,
  材料移交单: form,
  抄告单: form,
  转办单: form,
  // Rows 15 and 16
  咨询登记: register,
  审批表: form,
  // Row 17
  授权书: official,
  替岗登记: register,
  用印登记: register,
  票据登记: register,
  投诉登记: register,
  部门月报: form,
  一览表A: register,
  一览表B: register,
  评议通报: official,
  监察通报: official,
  // B9, A10 and the end of a day
  当场处罚决定书: official,
  办事指南: form,
  日结单: form,
} as const satisfies Record<string, PaperProfile>;

export type PaperKind = keyof typeof paperProfiles;
export const paperKinds = Object.keys(paperProfiles) as [PaperKind, ...PaperKind[]];

/** Where a paper of the kind comes out, unless somebody says otherwise. */
export const mediaOf = (kind: PaperKind): PaperMedia => paperProfiles[kind].media[0];
/** Where else it may come out. */
export const mayComeOutOn = (kind: PaperKind, media: PaperMedia): boolean =>
  (paperProfiles[kind].media as readonly PaperMedia[]).includes(media);
export const pageOf = (kind: PaperKind): PageLayout => paperProfiles[kind].page;
