/** A network between a counter and its printer: what is sent arrives a moment later, also when the sender is gone. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface SlowWire {
  readonly port: number;
  close(): Promise<void>;
}

/** @param onSent called with each piece the counter sends, as it leaves */
export async function startSlowWire(
  printerPort: number,
  delayMs: number,
  onSent: () => void,
): Promise<SlowWire> {
  const ends = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (counter) => {
    const printer = connect({ port: printerPort, host: '127.0.0.1', allowHalfOpen: true });
    counter.on('data', onSent);
    carry(counter, printer);
    carry(printer, counter);
    for (const end of [counter, printer]) {
      ends.add(end);
      end.on('close', () => ends.delete(end));
    }
  });
  const carry = (from: Socket, to: Socket): void => {
    // Timers of one length go off in the order they were set: nothing overtakes.
    from.on('data', (chunk) => setTimeout(() => to.writable && to.write(chunk), delayMs));
    from.on('end', () => setTimeout(() => to.end(), delayMs));
    from.on('error', () => setTimeout(() => to.end(), delayMs)); // a killed counter: the printer sees the line end
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const end of ends) end.destroy();
      }),
  };
}
