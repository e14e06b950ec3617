/** Tablets that rate: which are paired, pairing one more, ending it. Only whoever may set up devices does that. */
import { toDataURL } from 'qrcode';
import type { tabletInputs, TabletOutputs, TabletsView } from '#shared/contract/tablets.ts';
import { ok, refuse } from '#shared/result.ts';
import { mayHere } from '../acts/may-here.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';
import { whoIsSignedIn } from '../paper-handlers.ts';
import { ownAddresses } from '../tablet/page.ts';
import { type Tablets, usualLimits } from '../tablet/tablets.ts';

export function tabletHandlers(parts: CounterParts): Handlers<typeof tabletInputs, TabletOutputs> {
  const { desk, devices } = parts;
  const signedIn = whoIsSignedIn(desk);
  return {
    tablets: (input) =>
      signedIn(async () => {
        const { tablets } = devices;
        if (input.act === 'view') return ok(await viewOf(tablets));
        const allowed = mayHere(parts, '设备设置');
        if (!allowed.ok) return allowed;
        if (tablets === null)
          return refuse('rule', 'K1', '本窗口没有启用评价平板。', '请勾选“评价平板”并保存，再配对。');
        if (input.act === 'pair') tablets.beginPairing();
        else if (input.act === 'stop') tablets.endPairing();
        else tablets.revoke(input.id);
        return ok(await viewOf(tablets));
      }),
  };
}

async function viewOf(tablets: Tablets | null): Promise<TabletsView> {
  const most = usualLimits.tablets;
  if (tablets === null) return { on: false, addresses: [], pairing: null, tablets: [], most };
  const { pairing } = tablets;
  // What stands behind # is read by the page and never sent.
  const tail = pairing === null ? '' : `#code=${pairing.code}`;
  const addresses = ownAddresses().map(async (address) => {
    const url = `http://${address}:${tablets.port}/`;
    return { url, picture: await toDataURL(`${url}${tail}`, { margin: 2, scale: 5 }) };
  });
  return {
    on: true,
    addresses: await Promise.all(addresses),
    pairing: pairing === null ? null : { code: pairing.code, seconds: Math.ceil(pairing.leftMs / 1000) },
    tablets: tablets.tablets,
    most,
  };
}
