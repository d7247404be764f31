#!/usr/bin/env node
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const built = join(__dirname, '../dist/command/gmia.js');
if (existsSync(built)) {
  require(built).gmia();
} else {
  process.stderr.write(`Expected ${built}, found none. In a checkout it comes by: npm run build\n`);
  process.exitCode = 1;
}
