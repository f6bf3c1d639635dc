// One command for everything: installs and builds what is missing, then starts the service.
import { ensureBuilt, ensureWebBuilt } from './bootstrap.mjs';

ensureBuilt();
ensureWebBuilt();
await import('../dist/src/main.js');
