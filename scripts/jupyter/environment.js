'use strict';

const path = require('node:path');

const root = path.resolve(__dirname, '..', '..');
const windows = process.platform === 'win32';
const venv = path.join(root, '.venv');
const bin = path.join(venv, windows ? 'Scripts' : 'bin');

/**
 * The environment in which Jupyter finds this project's kernel and none of the user's own Jupyter settings.
 *
 * @param {NodeJS.ProcessEnv} [base] what to start from, by default this process's environment
 * @returns {NodeJS.ProcessEnv} a copy of `base` with Jupyter's folders set inside the project
 */
function jupyterEnvironment(base = process.env) {
  const env = {
    ...base,
    JUPYTER_PATH: path.join(root, 'jupyter'),
    JUPYTER_CONFIG_DIR: path.join(venv, 'jupyter', 'config'),
    JUPYTER_DATA_DIR: path.join(venv, 'jupyter', 'data'),
    JUPYTER_RUNTIME_DIR: path.join(venv, 'jupyter', 'runtime'),
    IPYTHONDIR: path.join(venv, 'jupyter', 'ipython'),
    JUPYTER_PLATFORM_DIRS: '1',
    // The kernel's `node` is then the one that runs this.
    PATH: [bin, path.dirname(process.execPath), base.PATH ?? base.Path].join(path.delimiter),
  };
  for (const name of ['PYTHONHOME', 'PYTHONPATH', 'VIRTUAL_ENV', 'JUPYTER_CONFIG_PATH']) delete env[name];
  return env;
}

module.exports = { root, windows, venv, bin, jupyterEnvironment };
