'use strict';

// The process that runs cells: messages ask it, `send` answers.

const util = require('node:util');

// Both have to be set before a cell loads tfjs-node: it calls a function that Node 24 removed, and the C++ side
// reads its log level once. Warnings (level 1) are left out too: they are about TensorFlow's own build.
util.isNullOrUndefined ??= value => value == null;
process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';

// Ten by default, which may all lie within a library: the line of the cell would be missing.
Error.stackTraceLimit = 50;

const { endWithParent } = require('./endWithParent.js');
const { send } = require('./send.js');
const { Session } = load();

endWithParent();
const session = new Session();
const answers = {
  execute: ({ code, count }) => session.execute(code, count),
  reset: () => session.reset(),
  is_complete_request: content => session.isComplete(content),
  inspect_request: content => session.inspect(content),
  complete_request: content => session.complete(content),
};

process.on('message', async ({ id, what, request }) => {
  if (what === 'interrupt') return session.interrupt();
  try {
    send({ id, answer: (await answers[what](request)) ?? null });
  } catch (error) {
    send({ id, answer: { status: 'error', ...session.describe(error) } });
  }
  session.prepare();
});
process.on('SIGINT', () => session.interrupt());
process.on('uncaughtException', error => report('Thrown in code that no cell waits for', error));
process.on('unhandledRejection', reason => report('Rejected promise that no cell waits for', reason));
send({ ready: true });

function report(what, thrown) {
  console.error([`${what}:`, ...session.describe(thrown).traceback].join('\n'));
}

function load() {
  try {
    return require('./session.js');
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    process.stderr.write('gmia kernel: its packages are missing, run `npm ci` in the project folder\n');
    return process.exit(1);
  }
}
