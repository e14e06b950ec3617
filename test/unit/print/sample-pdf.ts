/** A PDF of the size Chromium gives A4, marked at its edges, so that fitting, shifting or cutting it shows. */
export function samplePdf(pages: number): Buffer {
  const contents = Array.from(
    { length: pages },
    (_, page) =>
      `0 0 6 6 re f 588 835 6 6 re f 1 w 79 100 437 637 re S BT /F 24 Tf 100 700 Td (Page ${page + 1}) Tj ET`,
  );
  const kids = contents.map((_, page) => `${4 + 2 * page} 0 R`).join(' ');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${pages}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...contents.flatMap((content, page) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 594.95999 841.91998]/Contents ${5 + 2 * page} 0 R/Resources<</Font<</F 3 0 R>>>>>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    ]),
  ];
  let pdf = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = pdf.length;
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(
    `${pdf}${table}trailer<</Root 1 0 R/Size ${objects.length + 1}>>\nstartxref\n${pdf.length}\n%%EOF\n`,
  );
}
