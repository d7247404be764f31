'use strict';

// The gmia kernel. Jupyter runs it as `node start.js CONNECTION_FILE` in the notebook's folder; it needs `npm ci`, and
// `npm run build` for `import 'gmia'`. This process talks with Jupyter; cells run in another one (cells/), so that
// there is always somebody to answer.

const fs = require('node:fs');
const path = require('node:path');

const connectionFile = process.argv[2];
if (!connectionFile) exit('start.js is started by Jupyter, with the path of a connection file');

const { Kernel, Sockets, Wire } = load();

start().catch(error => exit(error.message));

async function start() {
  const connection = JSON.parse(fs.readFileSync(connectionFile, 'utf8'));
  const wire = new Wire(connection);
  const sockets = new Sockets(connection);
  const kernel = new Kernel(wire, frames => sockets.publish(frames));
  process.stderr.on('error', () => {}); // nobody reads it any more
  process.on('SIGINT', () => {}); // reaches the cells' process too, which knows what to do
  process.on('SIGTERM', () => kernel.end());
  // A kernel whose Jupyter died is handed to another parent; nobody would ever stop it.
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || kernel.kill(), 1000);
  await sockets.open((frames, send) => kernel.receive(frames, send));
}

function load() {
  try {
    return { ...require('./kernel.js'), ...require('./sockets.js'), ...require('./wire.js') };
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    return exit(
      isOfGmia(path.join(__dirname, '..', '..', '..', 'package.json'))
        ? 'its packages are missing, run `npm ci` in the project folder'
        : `${__dirname} is a copy of the kernel without its project: remove it, and use \`gmia kernel install\``,
    );
  }
}

function isOfGmia(description) {
  try {
    return JSON.parse(fs.readFileSync(description, 'utf8')).name === 'gmia';
  } catch {
    return false;
  }
}

function exit(why) {
  process.stderr.write(`gmia kernel: ${why}\n`);
  process.exit(1);
}
