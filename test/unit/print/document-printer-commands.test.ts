import { describe, expect, test } from 'vitest';
import { createCommandRunner, type RunCommand } from '../../../electron/devices/run-command.ts';
import { createWindowsSpooler } from '../../../electron/devices/windows-spooler.ts';

const node = process.execPath;
const run = createCommandRunner({ timeoutMs: 5000, env: { YIMEN_TEST: '一' } });

describe('调用其他程序', () => {
  test('参数原样交付，环境中有所加的变量，不等人输入', async () => {
    const script =
      'process.stdin.on("end",()=>{console.log(JSON.stringify([process.argv.slice(1),process.env.YIMEN_TEST]))}).resume()';
    const args = ['a b', '$(touch /tmp/x)', "';--", '纸'];
    const { code, fault, stdout } = await run(node, ['-e', script, '--', ...args]);
    expect({ code, fault, said: JSON.parse(stdout) }).toEqual({ code: 0, fault: null, said: [args, '一'] });
  });

  test('没有的程序、失败的程序和不结束的程序分得清', async () => {
    expect(await run('no-such-program-here', [])).toMatchObject({ code: null, fault: 'not_found' });
    expect(await run(node, ['-e', 'console.error("no");process.exit(3)'])).toMatchObject({
      code: 3,
      fault: null,
      stderr: 'no\n',
    });
    const hurried = createCommandRunner({ timeoutMs: 200, env: {} });
    expect(await hurried(node, ['-e', 'setInterval(()=>{},1000)'])).toMatchObject({
      code: null,
      fault: 'timed_out',
    });
  });
});

describe('Windows打印队列', () => {
  const scripts: string[] = [];
  const answering = (stdout: string, code = 0) => {
    const answer: RunCommand = async (program, args) => {
      expect([program, ...args.slice(0, 3)]).toEqual([
        'powershell.exe',
        '-NoProfile',
        '-NonInteractive',
        '-EncodedCommand',
      ]);
      scripts.push(Buffer.from(args[3] ?? '', 'base64').toString('utf16le'));
      return { code, fault: null, stdout, stderr: '' };
    };
    return createWindowsSpooler(answer);
  };

  test('读出打印机状态和同名任务', async () => {
    const said = '{"printer":"Error, PaperOut","jobs":[{"id":4,"status":"Printing"}]}\r\n';
    expect(await answering(said).look('HP', 'job')).toEqual({
      printer: 'Error, PaperOut',
      jobs: [{ id: 4, status: 'Printing' }],
    });
  });

  test('出错、没有回答和读不懂的回答都算没有报告', async () => {
    expect(await answering('', 1).look('HP', 'job')).toBeNull();
    for (const said of ['', 'x', '{}', '{"printer":"Normal","jobs":null}'])
      expect(await answering(said).look('HP', 'job')).toBeNull();
    expect(await answering('', 1).remove('HP', 4)).toBe(false);
    expect(await answering('').remove('HP', 4)).toBe(true);
  });

  test('打印机名称里的引号不能成为命令', async () => {
    scripts.length = 0;
    const name = `'‘’;Remove-Item x;"`;
    await answering('', 1).look(name, name);
    await answering('', 1).remove(name, 4);
    for (const script of scripts) {
      expect(script).not.toContain('Remove-Item');
      expect(script).toContain(Buffer.from(name, 'utf8').toString('base64'));
    }
  });
});
