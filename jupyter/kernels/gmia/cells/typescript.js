'use strict';

const { createRequire } = require('node:module');

/** The TypeScript that tslab brings along. */
const ts = createRequire(require.resolve('tslab'))('@tslab/typescript-for-tslab');

module.exports = { ts };
