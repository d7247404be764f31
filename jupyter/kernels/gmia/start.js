'use strict';

// The gmia kernel: tslab, started in the project root, with cell numbers, error messages and a clean end.
// Jupyter runs it as `node start.js CONNECTION_FILE`; it needs `npm ci`, and `npm run build` for `import 'gmia'`.

const path = require('node:path');
const util = require('node:util');

process.chdir(path.resolve(__dirname, '..', '..', '..'));

// Both have to be set before a cell loads tfjs-node: it calls a function that Node 24 removed, and the C++ side
// reads its log level once. Warnings (level 1) are left out too: they are about TensorFlow's own build.
util.isNullOrUndefined ??= value => value == null;
process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';

const { Executor } = loadOrExit('./executor.js');
const { Handler, Server } = loadOrExit('./server.js');

const connectionFile = process.argv[2];
if (!connectionFile) exit('start.js is started by Jupyter, with the path of a connection file');

const executor = new Executor();
const server = new Server(new Handler(executor), connectionFile);

process.on('SIGINT', () => executor.interrupt());
process.on('uncaughtException', error => report('Thrown in code that no cell waits for', error));
process.on('unhandledRejection', reason => report('Rejected promise that no cell waits for', reason));
server.init().catch(error => exit(error.message));

// A kernel whose Jupyter died is handed to another parent; nobody would ever stop it.
const parent = process.ppid;
setInterval(() => process.ppid === parent || process.exit(0), 1000).unref();

function report(what, thrown) {
  console.error([`${what}:`, ...executor.describe(thrown).traceback].join('\n'));
}

function loadOrExit(file) {
  try {
    return require(file);
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    return exit('its packages are missing, run `npm ci` in the project folder');
  }
}

function exit(why) {
  process.stderr.write(`gmia kernel: ${why}\n`);
  process.exit(1);
}
