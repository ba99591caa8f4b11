#!/usr/bin/env node
// The program is TypeScript and runs without a build: tsx strips the types as the files are loaded.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('../src/cli/main.ts');
await main(process.argv.slice(2));
