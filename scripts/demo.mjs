// @ts-check
// `npm run demo`: the whole main job through the real application, driven by itself, with or without a screen.
// Leaves pictures, slips, notices and the centre's answer in .yimen/demo (or the folder named).
import { withSignals } from './prepare/signals.mjs';
import { prepare } from './prepare.mjs';
import { buildTools, runTool } from './tools.mjs';

await prepare({ for: 'test' });
process.exitCode = await withSignals(async (signal) => {
  await buildTools(signal);
  return runTool('demo', process.argv.slice(2), signal);
});
