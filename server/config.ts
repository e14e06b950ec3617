import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { PlainFailure } from './plain-failure.ts';

export interface Config {
  readonly dataDir: string;
  readonly host: string;
  /** 0 means any free port. */
  readonly port: number;
  /** Null means the PostgreSQL the centre carries itself. */
  readonly databaseUrl: string | null;
}

export type Command =
  /** `withStarter`: stop when whoever started it is gone and standard input ends. */
  | { readonly kind: 'serve'; readonly training: boolean; readonly withStarter: boolean }
  | { readonly kind: 'add-hall'; readonly id: string; readonly name: string };

export const trainingHall = { id: 'training-fenggang', name: '凤冈县政务服务中心（演示）' } as const;

/** What goes into `authorization` must be plain ASCII, so a hall's id is. */
export const hallIdPattern = /^[A-Za-z0-9_-]{1,80}$/;

type Environment = Readonly<Record<string, string | undefined>>;

function defaultDataDir(env: Environment, platform: NodeJS.Platform, isRoot: boolean): string {
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'yimen', 'centre');
  if (platform === 'linux' && isRoot) return '/var/lib/yimen/centre';
  const share = env['XDG_DATA_HOME'];
  return join(
    share !== undefined && share !== '' ? share : join(homedir(), '.local', 'share'),
    'yimen',
    'centre',
  );
}

export function readConfig(env: Environment, platform: NodeJS.Platform, isRoot: boolean): Config {
  const set = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  const port = Number(set('YIMEN_CENTRE_PORT') ?? '7801');
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new PlainFailure('YIMEN_CENTRE_PORT 应为 0 至 65535 的整数。');
  return {
    dataDir: resolve(set('YIMEN_CENTRE_DATA') ?? defaultDataDir(env, platform, isRoot)),
    host: set('YIMEN_CENTRE_HOST') ?? '127.0.0.1',
    port,
    databaseUrl: set('DATABASE_URL') ?? null,
  };
}

export function readCommand(args: readonly string[]): Command {
  const [first, id, name, ...rest] = args;
  if (args.every((arg) => arg === '--training' || arg === '--with-starter'))
    return {
      kind: 'serve',
      training: args.includes('--training'),
      withStarter: args.includes('--with-starter'),
    };
  if (first === 'add-hall' && id !== undefined && name !== undefined && rest.length === 0) {
    if (!hallIdPattern.test(id))
      throw new PlainFailure('大厅编号只能用字母、数字、“-”和“_”，不超过80个字符。');
    return { kind: 'add-hall', id, name };
  }
  throw new PlainFailure(
    '用法：main.js [--training] [--with-starter]，或 main.js add-hall <大厅编号> <大厅名称>。',
  );
}
