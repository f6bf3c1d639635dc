#!/usr/bin/env node
import { existsSync } from 'node:fs';

// In a checkout the build is made when it is missing or old; an installed package brings its own.
const bootstrap = new URL('../scripts/bootstrap.mjs', import.meta.url);
if (existsSync(bootstrap)) (await import(bootstrap)).ensureBuilt();
const { main } = await import('../dist/src/cli/segue.js');
process.exitCode = await main(process.argv.slice(2));
