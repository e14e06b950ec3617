// @ts-check
// `npm run bench`: ratios measured in one run, each against what could be done at best on the same machine.
// `npm run bench -- start` (or commit, push, rebuild, print, ui) measures that one alone. YIMEN_BENCH_RUNS sets the repeats.
import { withSignals } from './prepare/signals.mjs';
import { prepare } from './prepare.mjs';
import { buildTools, runTool } from './tools.mjs';

const BENCHES = ['start', 'commit', 'push', 'rebuild', 'print', 'ui', 'reports'];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !BENCHES.includes(name));
if (unknown.length > 0) {
  console.error(`没有名为 ${unknown.join('、')} 的测量。可选：${BENCHES.join('、')}`);
  process.exitCode = 2;
} else {
  await prepare({ for: 'test' });
  process.exitCode = await withSignals(async (signal) => {
    await buildTools(signal);
    let worst = 0;
    for (const name of BENCHES) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      console.log('');
      worst = Math.max(worst, await runTool(`bench-${name}`, [], signal));
    }
    return worst;
  });
}
