// @ts-check
// `npm run screens`: a picture of every screen at 1366×768 and 1920×1080 in .yimen/screens (or the folder named).
import { withSignals } from './prepare/signals.mjs';
import { prepare } from './prepare.mjs';
import { buildTools, runTool } from './tools.mjs';

await prepare({ for: 'test' });
process.exitCode = await withSignals(async (signal) => {
  await buildTools(signal);
  return runTool('screens', process.argv.slice(2), signal);
});
