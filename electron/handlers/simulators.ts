/** The simulated devices of a training counter, moved by hand. */
import type { simulatorInputs, SimulatorOutputs, SimulatorsView } from '#shared/contract/simulators.ts';
import { meaningTitle } from '#shared/pads/describe.ts';
import { ok, refuse } from '#shared/result.ts';
import type { DeviceDesk } from '../device-desk/device-desk.ts';
import { furtherCards, simulatedCards } from '../devices/reader/simulated-reader.ts';
import type { PadFace } from '../devices/pads/simulated-pad.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';
import { whoIsSignedIn } from '../paper-handlers.ts';

/** What lies on the reader by its number in the list. */
const cards = [...simulatedCards, ...furtherCards];

export function simulatorHandlers(parts: CounterParts): Handlers<typeof simulatorInputs, SimulatorOutputs> {
  const { desk, devices } = parts;
  const signedIn = whoIsSignedIn(desk);
  return {
    simulators: (input) =>
      signedIn(() => {
        if (!desk.reference.hall.training)
          return refuse('rule', 'K1', '模拟设备只在培训大厅使用。', '请使用本窗口的设备。');
        const { simulatedReader, simulatedPad } = devices;
        switch (input.act) {
          case 'card':
            simulatedReader?.lay(typeof input.card === 'number' ? (cards[input.card] ?? 'none') : input.card);
            break;
          case 'press':
            simulatedPad?.press(input.means);
            break;
          case 'cable':
            if (input.plugged) devices.plugPad();
            else simulatedPad?.unplug();
            break;
          case 'scan':
            parts.scanned(input.text);
            break;
          default:
        }
        return ok(viewOf(devices));
      }),
  };
}

function viewOf({ simulatedReader, simulatedPad, slots }: DeviceDesk): SimulatorsView {
  const lies = simulatedReader?.lies;
  const { serial } = slots.pads;
  return {
    reader:
      lies === undefined
        ? null
        : {
            cards: cards.map(
              ({ kind, name, validTo }, at) =>
                `${name}，${kind}${at === simulatedCards.length ? `，有效期至${validTo ?? ''}` : ''}`,
            ),
            lies: typeof lies === 'string' ? lies : cards.indexOf(lies),
          },
    pad:
      simulatedPad === null || serial === null
        ? null
        : {
            title: serial.profile.title,
            shows: faceWords[simulatedPad.face.mode],
            plugged: simulatedPad.plugged,
            keys: serial.profile.keys.map(({ means }) => ({ means, title: meaningTitle(means) })),
          },
  };
}

const faceWords: Readonly<Record<PadFace['mode'], string>> = {
  start: '刚刚通电',
  greet: '欢迎',
  ask: '请评价',
  cancel: '待机',
  thanks: '感谢评价',
  away: '暂停服务',
  staff: '工作人员',
  stars: '星级',
};
