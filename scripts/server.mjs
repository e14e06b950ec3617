// @ts-check
// `npm run server`: the centre alone, in the foreground, until it is asked to end. What follows `--` goes to it.
import { Interrupted } from './prepare/failure.mjs';
import { inProject } from './prepare/paths.mjs';
import { run } from './prepare/run.mjs';
import { withSignals } from './prepare/signals.mjs';
import { prepare } from './prepare.mjs';

/** Long enough to finish what counters have sent and to close the database. */
const GRACE_MS = 30_000;

await prepare({ for: 'server' });
try {
  const { code } = await withSignals((signal) => run(process.execPath, [inProject('out/server/main.js'), ...process.argv.slice(2)], { signal, graceMs: GRACE_MS }));
  process.exitCode = code;
} catch (error) {
  if (!(error instanceof Interrupted)) throw error;
  process.exitCode = error.exitCode;
}
