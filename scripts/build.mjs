// @ts-check
// `npm run build`: dependencies and out/, without Electron or anything to run it.
import { prepare } from './prepare.mjs';

await prepare({ for: 'build' });
