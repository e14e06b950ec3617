// The default app of the substitute runtime: runs the application named on the command line, as Electron's own
// does. The import is awaited at the top level because 'ready' waits for it: the application's entry may do
// what is only allowed before (registering schemes, for one).
import { app } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

/** `electron [-r module]… [switches] <folder or file>` */
function commandLine() {
  const preloads = [];
  const words = process.argv.slice(1);
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '-r' || word === '--require') preloads.push(words.shift());
    else if (word === '-v' || word === '--version') return { version: true, preloads };
    else if (!word.startsWith('-')) return { target: resolve(word), preloads };
  }
  return { preloads };
}

/** Tells the application who it is, from its package.json, and returns its entry file. */
function describe(target) {
  const manifest = join(target, 'package.json');
  if (!existsSync(manifest)) {
    app.setAppPath(dirname(target));
    return require.resolve(target);
  }
  const {
    name,
    productName,
    version,
    desktopName,
    main = 'index.js',
  } = JSON.parse(readFileSync(manifest, 'utf8'));
  if (version) app.setVersion(version);
  if (productName ?? name) app.setName(productName ?? name);
  if (desktopName) app.setDesktopName(desktopName);
  app.setAppPath(target);
  return require.resolve(join(target, main));
}

const { target, version, preloads } = commandLine();
if (version) {
  process.stdout.write(`v${process.versions.electron}\n`);
  process.exit(0);
}
if (target === undefined) {
  process.stderr.write('usage: electron [switches] <application folder>\n');
  process.exit(2);
}
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
const entry = describe(target);
for (const module of preloads) require(resolve(module));
await import(pathToFileURL(entry).href);
