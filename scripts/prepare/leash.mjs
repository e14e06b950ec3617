// @ts-check
// Runs `node leash.mjs <grace in ms> <command> <args…>` for `run.mjs`: a child process that never outlives
// the one that asked for it. The channel to the parent closes when the parent lets go and also when it is
// killed outright; then the command and all that it started are ended. Without this, an installation whose
// starter was killed would go on beside the next one and spoil it.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const [grace = '5000', command = '', ...args] = process.argv.slice(2);
const windows = process.platform === 'win32';

// A group of its own, so that the whole of it can be ended; Ctrl-C then reaches only the parent, which decides.
const child = spawn(command, args, { stdio: 'inherit', detached: !windows, windowsHide: true });

/** @param {NodeJS.Signals} signal */
function end(signal) {
  if (child.pid === undefined) return;
  if (windows) {
    spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => {});
const letGo = () => {
  end('SIGTERM');
  setTimeout(() => end('SIGKILL'), Number(grace));
};
process.once('disconnect', letGo);
if (!process.connected) letGo(); // let go before this line was reached
child.once('error', (error) => {
  process.stderr.write(`${command}: ${error.message}\n`);
  process.exit(127);
});
child.once('exit', (code, signal) => {
  process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0));
});
