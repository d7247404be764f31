'use strict';

const fs = require('node:fs');

/** The stream to the process that talks with Jupyter. */
const channel = 3;

/**
 * Sends a message as a line of JSON. It waits until the line is taken: so nothing is lost when this process crashes
 * afterwards, and what a loop without a pause prints is seen at once.
 *
 * @throws {TypeError} for what JSON cannot hold
 */
function send(message) {
  const bytes = Buffer.from(`${JSON.stringify(message)}\n`);
  try {
    for (let sent = 0; sent < bytes.length; ) sent += fs.writeSync(channel, bytes, sent);
  } catch {
    process.kill(process.pid, 'SIGKILL'); // nobody is there any more
  }
}

/** Publishes an output of the cell that was started last. */
const publish = (type, content) => send({ output: { type, content } });

module.exports = { publish, send };
