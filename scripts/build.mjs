import { ensureBuilt, ensureWebBuilt } from './bootstrap.mjs';

ensureBuilt();
ensureWebBuilt();
