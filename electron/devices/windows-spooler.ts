/** The print queue of Windows as PowerShell tells of it (`Get-Printer`, `Get-PrintJob`; Windows 8 and later). */
import { z } from 'zod';
import { createCommandRunner, type RunCommand } from './run-command.ts';

const report = z.object({
  /** Flags such as `Normal` or `Error, PaperOut`. */
  printer: z.string(),
  jobs: z.array(z.object({ id: z.number().int(), status: z.string() })),
});
export type SpoolerReport = z.infer<typeof report>;

export interface WindowsSpooler {
  /** The printer, and its jobs of that title; null when Windows does not say. */
  look(printer: string, title: string): Promise<SpoolerReport | null>;
  /** Takes a job off the queue. @returns whether Windows did */
  remove(printer: string, jobId: number): Promise<boolean>;
}

/** A PowerShell starts in half a second, on an old computer in several. */
const usualRunner = (): RunCommand => createCommandRunner({ timeoutMs: 20_000, env: {} });

export function createWindowsSpooler(run: RunCommand = usualRunner()): WindowsSpooler {
  const powershell = (script: string): ReturnType<RunCommand> => {
    const whole = `$ErrorActionPreference='Stop';[Console]::OutputEncoding=[Text.Encoding]::UTF8;${script}`;
    const encoded = Buffer.from(whole, 'utf16le').toString('base64');
    return run('powershell.exe', ['-NoProfile', '-NonInteractive', '-EncodedCommand', encoded]);
  };
  return {
    look: async (printer, title) => {
      const answer = await powershell(
        `$n=${literal(printer)};$t=${literal(title)};` +
          '$j=@(Get-PrintJob -PrinterName $n|Where-Object{$_.DocumentName -eq $t}|' +
          'ForEach-Object{@{id=[int]$_.Id;status=[string]$_.JobStatus}});' +
          'ConvertTo-Json -Compress -Depth 3 -InputObject @{printer=[string](Get-Printer -Name $n).PrinterStatus;jobs=$j}',
      );
      return answer.code === 0 ? readReport(answer.stdout) : null;
    },
    remove: async (printer, jobId) =>
      (await powershell(`Remove-PrintJob -PrinterName ${literal(printer)} -ID ${jobId}`)).code === 0,
  };
}

/** As Base64 no name can end its own quotes; PowerShell knows more quotation marks than one expects. */
const literal = (text: string): string =>
  `([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('${Buffer.from(text, 'utf8').toString('base64')}')))`;

function readReport(stdout: string): SpoolerReport | null {
  try {
    return report.parse(JSON.parse(stdout));
  } catch {
    return null; // an answer that cannot be read is none
  }
}
