/** The departments' own standing phrases: files in a folder of this counter, read at the start. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CivilDate } from '#shared/calendar/civil-date.ts';
import type { PhraseFile } from '#shared/contract/papers.ts';
import {
  type ParsedPhraseFile,
  parsePhraseFile,
  samplePhraseFile,
} from '#shared/papers/phrases/phrase-file.ts';
import { builtInPhrases, type Phrases, phrasesOf } from '#shared/papers/phrases/phrases.ts';
import { type HallReference, isSameDepartment } from '#shared/reference/index.ts';
import type { Log } from './log.ts';

export interface DepartmentPhrases {
  readonly folder: string;
  /** As read last, by name. */
  readonly files: readonly PhraseFile[];
  /** The built-in phrases where the department has none of its own; a former name is the same body (1M.12). */
  phrasesFor(department: string, on: CivilDate): Phrases;
  /** Reads the folder again; papers issued from now on use what it says. */
  reload(): void;
}

type Departments = Pick<HallReference, 'departments'>;

export const sampleName = '示例.yaml.txt';
/** A file of every phrase at its longest is smaller. */
const largestFile = 128 * 1024;

/**
 * Makes the folder with a sample where it is missing. What is wrong with a file or the folder is told in `files`;
 * it never keeps the counter from starting.
 * @param folder usually `phrases` in the program's data
 */
export function loadPhrases(folder: string, hall: Departments, log: Log): DepartmentPhrases {
  let read: ReadFile[] = [];
  const reload = (): void => {
    read = [...placeSample(folder, hall), ...readFolder(folder, hall)];
    // Places only: what people wrote stays on the screen.
    for (const { file, problems } of read)
      for (const { line } of problems) log.note('phrases', `${file}:${line} not used as written`);
  };
  reload();
  return {
    folder,
    get files() {
      return read.map(({ file, department, phrases, problems }) => ({
        file,
        department,
        phrases: Object.keys(phrases).length,
        problems,
      }));
    },
    phrasesFor: (department, on) => {
      const own = read.find(
        (file) => file.department !== '' && isSameDepartment(hall, file.department, department, on),
      );
      return own === undefined ? builtInPhrases : phrasesOf(own.phrases);
    },
    reload,
  };
}

interface ReadFile extends ParsedPhraseFile {
  readonly file: string;
}

const unusable = (file: string, text: string): ReadFile => ({
  file,
  department: '',
  departmentLine: 0,
  phrases: {},
  problems: [{ line: 0, text }],
});

/** Written anew at every start, so that it lists the phrases of this version. */
function placeSample(folder: string, { departments }: Departments): ReadFile[] {
  try {
    mkdirSync(folder, { recursive: true });
    const sample = `\uFEFF${samplePhraseFile(departments[0]?.name ?? '县交通运输局')}`.replaceAll(
      '\n',
      '\r\n',
    );
    writeFileSync(join(folder, sampleName), sample);
    return [];
  } catch (error) {
    return [unusable(sampleName, `示例文件没有写成（${codeOf(error)}）。`)];
  }
}

function readFolder(folder: string, hall: Departments): ReadFile[] {
  let names: string[];
  try {
    names = readdirSync(folder)
      .filter((name) => /\.ya?ml$/iu.test(name))
      .sort();
  } catch (error) {
    return [unusable('', `用语文件夹无法读取（${codeOf(error)}）。`)];
  }
  const known = hall.departments.flatMap(({ name, formerNames }) => [name, ...formerNames]);
  return withoutSeconds(
    names.map((name) => readOne(folder, name, known)),
    hall,
  );
}

function readOne(folder: string, file: string, known: readonly string[]): ReadFile {
  try {
    const path = join(folder, file);
    const { size, isFile } = described(path);
    if (!isFile) return unusable(file, '不是文件。');
    if (size > largestFile) return unusable(file, `文件超过${largestFile / 1024} KB，未采用。`);
    return { file, ...parsePhraseFile(decode(readFileSync(path)), known) };
  } catch (error) {
    if (error instanceof TypeError)
      return unusable(file, '文件不是UTF-8编码，请用“另存为”选择UTF-8后重新保存。');
    return unusable(file, `文件无法读取（${codeOf(error)}）。`);
  }
}

/** A pipe or a device of that name would be waited for. */
function described(path: string): { readonly size: number; readonly isFile: boolean } {
  const stat = statSync(path);
  return { size: stat.size, isFile: stat.isFile() };
}

/** Takes a byte order mark away. @throws TypeError where it is of another encoding */
const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** Of two files for one department only the first counts, and the second says so. */
function withoutSeconds(files: readonly ReadFile[], { departments }: Departments): ReadFile[] {
  const bodyOf = (name: string): string =>
    departments.find((entry) => entry.name === name || entry.formerNames.includes(name))?.name ?? name;
  const first = new Map<string, string>();
  return files.map((read) => {
    if (read.department === '') return read;
    const body = bodyOf(read.department);
    const earlier = first.get(body);
    if (earlier === undefined) {
      first.set(body, read.file);
      return read;
    }
    const text = `“${read.department}”的用语已经写在${earlier}中，本文件未采用。`;
    const problems = [{ line: read.departmentLine, text }, ...read.problems];
    return { ...read, department: '', phrases: {}, problems };
  });
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'ERROR';
