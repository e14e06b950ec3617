/** A card reader that speaks the SDT protocol, on whatever carries its bytes. */
import { cardTextBytes, type IdCard, readCardText } from '#shared/id-card/card-text.ts';
import {
  type SdtAnswer,
  type SdtCommand,
  sdtDone,
  sdtFound,
  sdtNoCard,
  SdtReceiver,
  sdtRequest,
} from '#shared/id-card/sdt.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { CardReader } from '../card-reader.ts';
import { deviceStateOf, keepLink, type LinkTiming, type OpenLine } from '../link.ts';

export interface SdtParts {
  readonly simulated: boolean;
  /** Told when its state changed. */
  readonly changed: () => void;
  readonly timing?: LinkTiming;
  /** How long an answer may take, in ms; reading is the slowest and gets three times as long. */
  readonly answerMs?: number;
}

/** A reader answers within half a second; 1,295 bytes at 115,200 baud take 0.12 s of it. */
const usualAnswerMs = 1000;

/** Answers do not say to what: one that came too late is known by what it cannot be the answer to. */
const mayAnswer: Readonly<Record<SdtCommand, (answer: SdtAnswer) => boolean>> = {
  find: ({ status }) => status !== sdtDone,
  select: ({ status, textLength }) => status !== sdtFound && textLength === 0,
  read: ({ status, textLength }) => status !== sdtFound && (status !== sdtDone || textLength > 0),
  status: () => true,
};

const device = (message: string, next: string) => refuse('device', '', message, next);
const typed = '也可以手工输入号码。';

export function createSdtReader(open: OpenLine, parts: SdtParts): CardReader {
  const { simulated, changed, timing, answerMs = usualAnswerMs } = parts;
  const receiver = new SdtReceiver();
  let asked: SdtCommand = 'status';
  let waiting: ((answer: SdtAnswer | 'silent' | 'lost') => void) | null = null;
  let reading: Promise<Result<IdCard>> | null = null;

  const link = keepLink(
    open,
    {
      received: (bytes) => {
        for (const answer of receiver.receive(bytes)) if (mayAnswer[asked](answer)) waiting?.(answer);
      },
      changed: ({ state }) => {
        if (state === '断开') waiting?.('lost');
        changed();
      },
    },
    timing,
  );

  const ask = (command: SdtCommand, ms: number): Promise<SdtAnswer | 'silent' | 'lost'> =>
    new Promise((resolve) => {
      receiver.reset();
      asked = command;
      const timer = setTimeout(() => waiting?.('silent'), ms);
      waiting = (answer) => {
        clearTimeout(timer);
        waiting = null;
        resolve(answer);
      };
      if (!link.send(sdtRequest(command))) waiting('lost');
    });

  const lost = (): Result<never> => {
    const words = link.view.words ?? { reason: '与读卡器的连接中断。', next: '请检查数据线后重试。' };
    return device(words.reason, `${words.next}${typed}`);
  };

  const failed = (answer: SdtAnswer | 'silent' | 'lost'): Result<never> => {
    if (answer === 'lost') return lost();
    if (answer === 'silent')
      return device('读卡器没有应答。', `请检查读卡器电源和数据线，重新插好后重试；${typed}`);
    return refused(answer.status);
  };

  const readOnce = async (): Promise<Result<IdCard>> => {
    if (link.view.state !== '已连接') {
      link.retry();
      await link.settled();
    }
    const found = await ask('find', answerMs);
    if (typeof found === 'string' || found.status !== sdtFound) return failed(found);
    const selected = await ask('select', answerMs);
    if (typeof selected === 'string' || selected.status !== sdtDone) return failed(selected);
    const answer = await ask('read', 3 * answerMs);
    if (typeof answer === 'string' || answer.status !== sdtDone) return failed(answer);
    const card = answer.textLength === cardTextBytes ? readCardText(answer.text) : undefined;
    return card === undefined ? device('证件上的内容读不出来。', `请拿起证件重新放一次；${typed}`) : ok(card);
  };

  return {
    simulated,
    get state() {
      return deviceStateOf(link.view, '读卡器');
    },
    read: () => {
      reading ??= readOnce().finally(() => {
        reading = null;
      });
      return reading;
    },
    retry: () => link.retry(),
    stop: async () => {
      waiting?.('lost');
      await link.stop();
    },
  };
}

/** By the status words of the protocol. */
function refused(status: number): Result<never> {
  if (status === sdtNoCard)
    return device(
      '读卡器上没有证件，或者放着的证件已经读过。',
      `请放上证件；已经放着的，请拿起后重新放。${typed}`,
    );
  const code = status.toString(16).padStart(6, '0').toUpperCase();
  if (status === 0x00_00_81) return device('没有选到证件。', `请只放一张证件，放平后重试；${typed}`);
  if (status === 0x00_00_41)
    return device('证件没有读完。', `请把证件放平，读完以前不要移动，再试一次；${typed}`);
  if ([0x00_00_31, 0x00_00_32, 0x00_00_33].includes(status))
    return device('证件没有通过读卡器的验证。', `请核对证件真伪，可换一台读卡器再读；${typed}`);
  if ([0x00_00_60, 0x00_00_66].includes(status))
    return device(`读卡器的安全模块有故障（${code}）。`, `请联系管理员更换读卡器；${typed}`);
  return device(`读卡器没有读到证件（${code}）。`, `请拿起证件重新放一次；${typed}`);
}
