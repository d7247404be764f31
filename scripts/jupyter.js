'use strict';

// Jupyter for this project, kept in .venv. `node scripts/jupyter.js lab` opens JupyterLab; the functions serve scripts.

const { spawn } = require('node:child_process');
const { ensureVenv } = require('./jupyter/ensureVenv.js');
const { jupyterEnvironment, root } = require('./jupyter/environment.js');

/** Our kernel by default; and messages to and from kernels encrypted, so that others on the machine cannot listen. */
const settings = ['--MultiKernelManager.default_kernel_name=gmia', '--KernelManager.transport_encryption=auto'];

/** Opens JupyterLab in the project's folder and passes its exit code on. */
function startLab(args) {
  const { python } = ensureVenv({ lab: true });
  const lab = spawn(python, [...['-m', 'jupyter', 'lab', '--notebook-dir', root], ...settings, ...args], {
    stdio: 'inherit',
    env: jupyterEnvironment(),
  });
  // Ctrl-C reaches JupyterLab too, which asks back before it stops: wait for its answer.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => lab.kill());
  lab.on('exit', code => {
    process.exitCode = code ?? 1;
  });
}

if (require.main === module) {
  const [command, ...args] = process.argv.slice(2);
  try {
    if (command !== 'lab') throw new Error('Use: node scripts/jupyter.js lab [JupyterLab options]');
    startLab(args);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

module.exports = { root, ensureVenv, jupyterEnvironment };
