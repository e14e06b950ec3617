/** In Chinese three bytes each, with a period and an ending behind: file systems take 255. */
const longest = 60;

/** What every system takes as a file's name. */
export const plainName = (text: string): string =>
  Array.from(
    text
      // oxlint-disable-next-line no-control-regex -- they are what is taken out
      .replaceAll(/[\u0000-\u001F<>:"/\\|?*]/gu, ' ')
      .replaceAll(/\s+/gu, ' ')
      .trim(),
  )
    .slice(0, longest)
    .join('');
