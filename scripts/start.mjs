// @ts-check
// `npm start`: prepares this machine, starts a training centre and the counter that works with it. What follows
// `--` goes to the counter. Without a screen the demo runs instead.
import { asError, Interrupted } from './prepare/failure.mjs';
import { openLog } from './prepare/log.mjs';
import { inProject } from './prepare/paths.mjs';
import { run } from './prepare/run.mjs';
import { withSignals } from './prepare/signals.mjs';
import { hasDisplay } from './prepare/system.mjs';
import { prepare } from './prepare.mjs';
import { startCentre, startCounter } from './processes.mjs';

const began = Date.now();
const args = process.argv.slice(2);

/** What Chromium says to its developers, e.g. that there is no D-Bus: it stays in the log. @param {string} line */
const isChromiumsOwn = (line) => /^\[\d+:\d+\/\d+\.\d+:[A-Z]+:/.test(line);

/** @param {import('./prepare/log.mjs').Log} log @param {AbortSignal} signal */
async function startAll(log, signal) {
  const centre = await startCentre({ signal, onLine: (line) => log.write(`centre: ${line}\n`) });
  try {
    console.log(`培训中心已启动：${centre.url}`);
    const counter = await startCounter({
      centre,
      args,
      signal,
      onLine(line, stream) {
        log.write(`counter: ${line}\n`);
        if (!isChromiumsOwn(line)) process[stream].write(`${line}\n`);
      },
    });
    const stop = () => void counter.stop();
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    else
      console.log(
        `就绪：登录窗口已打开（用时 ${((Date.now() - began) / 1000).toFixed(1)} s）。关闭窗口或按 Ctrl-C 结束。`,
      );
    void centre.exited?.then(() => log.write('the centre has ended\n'));
    const { code } = await counter.exited;
    signal.throwIfAborted();
    return code ?? 1;
  } finally {
    await centre.stop();
  }
}

/** @returns {Promise<number>} */
async function main() {
  if (!hasDisplay()) {
    console.log('没有可用的显示器（未设置 DISPLAY 或 WAYLAND_DISPLAY），改为运行演示。');
    const { code } = await withSignals((signal) =>
      run(process.execPath, [inProject('scripts/demo.mjs'), ...args], { signal, graceMs: 15_000 }),
    );
    return code;
  }
  await prepare({ for: 'start' });
  const log = openLog('start');
  try {
    return await withSignals((signal) => startAll(log, signal));
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    log.write(`${asError(error).stack}\n`);
    console.error(
      `\n✗ 没有启动成功\n  原因：${asError(error).message}\n  处理：按上述原因处理后重新运行 npm start。\n  日志：${log.shown}`,
    );
    return 1;
  }
}

process.exitCode = await main().catch((error) => {
  if (error instanceof Interrupted) return error.exitCode;
  throw error;
});
