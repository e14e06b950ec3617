import type { IntakeDraft, ItemView } from '#shared/contract/counter.ts';
import { type IntakeForm, lineScansOf, ticksOf } from './form.ts';

/** A form as it is kept while it is typed: the item by its code, everything else as it stands. */
export function draftOf(form: IntakeForm): IntakeDraft {
  const { item, ticks: _ticks, scans: _scans, particulars, ...rest } = form;
  return {
    ...rest,
    itemCode: item?.item.code ?? null,
    itemName: item?.item.name ?? '',
    subItem: item?.subItem ?? null,
    ticks: Object.values(ticksOf(form)),
    scans: lineScansOf(form),
    ...particulars,
    corrections: [...particulars.corrections],
  };
}

/** A form taken up again. @param item as the catalogue has it now; null where it is chosen again */
export function formOf(draft: IntakeDraft, item: ItemView | null): IntakeForm {
  const {
    itemCode,
    itemName: _name,
    subItem: _sub,
    ticks,
    scans,
    channel,
    corrections,
    held,
    lateEntry,
    ...rest
  } = draft;
  const lines = Object.fromEntries(ticks.map((tick) => [tick.materialId, tick]));
  return {
    ...rest,
    item,
    // What was ticked stays under its item, also while the item is not there.
    ticks: itemCode === null ? {} : { [itemCode]: lines },
    scans:
      itemCode === null || scans.length === 0
        ? {}
        : { [itemCode]: Object.fromEntries(scans.map((line) => [line.materialId, line.scans])) },
    particulars: { channel, corrections, held, lateEntry },
  };
}

/** 船舶定期签证 · 陈**: what a form waiting is about. The whole name stands on no screen unasked. */
export function draftTitle(draft: IntakeDraft): string {
  const { name } = draft.kind === 'person' ? draft.person : draft.organisation;
  const who = draft.kind === 'person' && name !== '' ? `${Array.from(name)[0]}**` : name;
  const parts = [draft.itemName, who].filter((text) => text !== '');
  return parts.length === 0 ? '尚未选择事项' : parts.join(' · ');
}
