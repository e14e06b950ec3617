import { caseEventText } from './case/event-text.ts';
import { readCaseEvent } from './case/events.ts';
import { readPaperEvent } from './papers/ledger/events.ts';
import { unreachable } from './result.ts';

/**
 * One sentence for what an event says happened, as a case's timeline shows it.
 * Ratings are told without the grade. Null for what is not for this list.
 */
export function eventText(event: { kind: string; payload: unknown }): string | null {
  // Kinds come from other counters: one named as something every object has is no rating.
  if (Object.hasOwn(ratingTexts, event.kind)) return ratingTexts[event.kind] ?? null;
  return caseText(event) ?? paperText(event);
}

const ratingTexts: Readonly<Record<string, string>> = {
  'rating.invited': '邀请申请人评价',
  'rating.given': '申请人已评价',
  'rating.declined': '申请人选择不评价',
  'rating.timed_out': '申请人未评价（超时）',
};

function caseText(stored: { kind: string; payload: unknown }): string | null {
  const event = readCaseEvent(stored);
  return event === undefined ? null : caseEventText(event);
}

function paperText(stored: { kind: string; payload: unknown }): string | null {
  const event = readPaperEvent(stored);
  if (event === undefined) return null;
  switch (event.kind) {
    case 'paper.issued':
      return `出具《${event.payload.content.title}》`;
    case 'paper.reprint_requested':
      return `补打 第${event.payload.reprint}次${of(event.payload.by)}`;
    case 'paper.retry_requested':
      return '重新打印';
    case 'paper.rerouted':
      return event.payload.media === 'slip' ? '改由收据打印机打印' : '改用A4纸打印';
    case 'paper.print_started':
      return null;
    case 'paper.printed':
      return `已打印（${event.payload.printer}）`;
    case 'paper.print_failed':
      return `打印失败：${event.payload.reason}`;
    case 'paper.print_unconfirmed':
      return `打印未确认：${event.payload.reason}`;
    case 'paper.print_confirmed':
      return event.payload.cameOut ? '经核对，已打印出来' : '经核对，没有打印出来';
    case 'paper.archived':
      // Of what goes on to the printer, that it was printed says more.
      return event.payload.onward ? null : '文书PDF已归档';
    case 'paper.copy_voided':
      return `一份文书作废：${event.payload.reason}`;
    case 'paper.voided':
      return `文书作废：${event.payload.reason}`;
    case 'paper.signed':
      return `文书已${event.payload.hand === undefined ? '' : '在评价器上'}签名（第${event.payload.signature + 1}处）`;
    default:
      return unreachable(event);
  }
}

const of = (who: string): string => (who === '' ? '' : `（${who}）`);
