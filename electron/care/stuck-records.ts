import type { StuckRecord, StuckRecords } from '#shared/contract/care.ts';
import type { StatusView } from '#shared/contract/counter.ts';
import { refusedWords, waitingWords } from '#shared/protocol/stuck.ts';
import { eventText } from '#shared/timeline.ts';
import type { StoredEvent } from '../store/event-log.ts';
import type { Store } from '../store/store.ts';

/** What the page shows at most of each kind: the first to go are the first to be looked at. */
const most = 200;

interface Refused {
  event_id: string;
  kind: string;
  message: string;
}

/** Every record of this counter that the centre refused, and the oldest of those it has not got yet. */
export function stuckRecords(store: Store, centre: StatusView['centre']): StuckRecords {
  const refused = store.db
    .prepare('select event_id, kind, message from refused_event order by at, event_id limit ?')
    .all(most) as Refused[];
  const acknowledged = Number(store.getState('acknowledged') ?? 0);
  const waits = waitingWords[centre.state];
  const rows = [
    ...refused.flatMap(({ event_id: id, kind, message }) => {
      const event = store.log.byId(id);
      return event === undefined ? [] : [rowOf(store, event, '中心退回', refusedWords(kind, message))];
    }),
    ...store.log.tail(acknowledged, most).map((event) => rowOf(store, event, '待上传', waits)),
  ];
  const waiting = Math.min(centre.waiting, most);
  return { rows, waiting: centre.waiting, refused: centre.refused, more: centre.waiting - waiting };
}

function rowOf(
  store: Store,
  event: StoredEvent,
  state: StuckRecord['state'],
  words: Pick<StuckRecord, 'why' | 'next'>,
): StuckRecord {
  const { id: eventId, at, caseId, actor } = event;
  const number = caseId === null ? '' : (store.caseState(caseId)?.receiptNumber ?? '');
  return { eventId, at, text: textOf(event), caseId, number, who: actor.name, state, ...words };
}

/** Steps that a timeline leaves out still have to be named here. */
const textOf = (event: StoredEvent): string =>
  eventText(event) ?? streamNames[event.streamKind] ?? event.kind;

const streamNames: Readonly<Record<string, string>> = {
  case: '办件过程记录',
  paper: '文书打印记录',
  rating: '评价记录',
  shift: '岗位记录',
  leave: '领导离岗带班记录',
  mandate: '授权书记录',
  numbers: '号段记录',
  seal: '印章记录',
  bill: '票据记录',
  transfer: '移交记录',
  consultation: '咨询记录',
  complaint: '投诉记录',
  follow_up: '差评整改记录',
  notice: '监察通报记录',
  penalty: '当场处罚记录',
  ticket: '叫号记录',
};
