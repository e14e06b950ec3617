// @ts-check
// `npm run server`: the centre alone, in the foreground, until it is asked to end. What follows `--` goes to it.
import { inProject } from './prepare/paths.mjs';
import { run } from './prepare/run.mjs';
import { withSignals } from './prepare/signals.mjs';
import { prepare } from './prepare.mjs';

/** Long enough to finish what counters have sent and to close the database. */
const GRACE_MS = 30_000;

await prepare({ for: 'server' });
const centre = [inProject('out/server/main.js'), ...process.argv.slice(2)];
// Asked to end and ended well is 0, as service managers expect.
const { code } = await withSignals((signal) =>
  run(process.execPath, centre, { signal, endless: true, graceMs: GRACE_MS }),
);
process.exitCode = code;
