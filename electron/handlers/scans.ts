/** Scans of materials. */
import type { scanInputs, ScanOutputs } from '#shared/contract/scans.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';

const notPdf = refuse('bad_input', '', '该扫描件是图片，在本画面中查看。', '请选择该页查看。');

export function scanHandlers(parts: CounterParts): Handlers<typeof scanInputs, ScanOutputs> {
  const { desk, scans, camera } = parts;
  const asPerson = async <T>(
    then: (person: StaffMember) => Result<T> | Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const person = desk.session.signedIn();
    return person.ok ? then(person.value) : person;
  };
  return {
    cameraDesk: () =>
      asPerson(() => {
        const { hall } = desk.reference;
        return ok({ label: camera(), simulated: hall.training, hall: hall.name, today: desk.today });
      }),
    keepScan: ({ bytes }) => asPerson((person) => scans.keep(person, bytes)),
    openScan: ({ caseId, hash }) => asPerson((person) => scans.open(person, caseId, hash)),
    previewScan: ({ caseId, hash }) =>
      asPerson(async (person) => {
        const opened = await scans.open(person, caseId, hash);
        if (!opened.ok) return opened;
        const { type, bytes } = opened.value;
        if (type !== 'application/pdf') return notPdf;
        await parts.showPdf(bytes);
        return ok({ opened: true as const });
      }),
  };
}
