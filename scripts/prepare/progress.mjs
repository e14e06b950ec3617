// @ts-check
// One line for each step: `[3/6] Electron 运行时 … 已就绪 (0.2 s)`. A long step shows that it is alive: on a
// terminal the line counts seconds, elsewhere another line comes every ten seconds.

const LIVE_MS = 1000;
const QUIET_MS = 10_000;

/** @param {number} ms */
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** @param {number} total how many steps will be announced */
export function createProgress(total) {
  const terminal = process.stdout.isTTY;
  let number = 0;
  return {
    /**
     * Runs one step and reports it.
     * @param {string} title
     * @param {(note: (activity: string) => void) => Promise<string>} work returns what is true now; `note` says what is going on
     */
    async step(title, work) {
      number += 1;
      const head = `[${number}/${total}] ${title} …`;
      const began = Date.now();
      let activity = '';
      const draw = () => {
        const elapsed = `${Math.round((Date.now() - began) / 1000)} s`;
        process.stdout.write(
          terminal ? `\r\x1b[K${head} ${activity} ${elapsed}` : `${head} ${activity}（已 ${elapsed}）\n`,
        );
      };
      const timer = setInterval(draw, terminal ? LIVE_MS : QUIET_MS);
      const clear = terminal ? '\r\x1b[K' : '';
      try {
        const outcome = await work((text) => {
          activity = text;
          if (terminal) draw();
        });
        process.stdout.write(`${clear}${head} ${outcome} (${seconds(Date.now() - began)})\n`);
      } catch (error) {
        process.stdout.write(`${clear}${head} 未完成 (${seconds(Date.now() - began)})\n`);
        throw error;
      } finally {
        clearInterval(timer);
      }
    },
  };
}
