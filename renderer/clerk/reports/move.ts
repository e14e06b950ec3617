const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Goes to the next figure in a direction, past cells that open nothing. False where the key is none, or there is none. */
export function moveAmongFigures(within: HTMLElement, key: string): boolean {
  const step = steps[key];
  const here = document.activeElement?.closest('td');
  if (step === undefined || here === null || here === undefined) return false;
  const rows = [...within.querySelectorAll('tr')].filter((row) => row.querySelector('.figure') !== null);
  const cells = rows.map((row) => [...row.cells]);
  let row = cells.findIndex((line) => line.includes(here));
  let column = here.cellIndex;
  for (;;) {
    row += step[0];
    column += step[1];
    const cell = cells[row]?.[column];
    if (cell === undefined) return false;
    const figure = cell.querySelector<HTMLElement>('.figure');
    if (figure !== null) {
      figure.focus();
      return true;
    }
  }
}
