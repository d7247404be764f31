import { delimiter, dirname, join } from 'node:path';
import { projectFolder } from '../../core/projectFolder';
import { root } from '../root';

export const windows = process.platform === 'win32';

/** Where Jupyter is installed: in the checkout, or in the project that has gmia as a package. */
export const venv = projectFolder() === root ? join(root, '.venv') : join(projectFolder(), '.gmia', 'venv');
export const bin = join(venv, windows ? 'Scripts' : 'bin');

/**
 * The environment in which Jupyter finds gmia's kernel and none of the user's own Jupyter settings.
 * @param base what to start from, by default this process's environment
 * @returns a copy of `base` with Jupyter's folders set inside the project
 */
export function jupyterEnvironment(base: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...base,
    JUPYTER_PATH: join(root, 'jupyter'),
    JUPYTER_CONFIG_DIR: join(venv, 'jupyter', 'config'),
    JUPYTER_DATA_DIR: join(venv, 'jupyter', 'data'),
    JUPYTER_RUNTIME_DIR: join(venv, 'jupyter', 'runtime'),
    IPYTHONDIR: join(venv, 'jupyter', 'ipython'),
    JUPYTER_PLATFORM_DIRS: '1',
    // The kernel's `node` is then the one that runs this.
    PATH: [bin, dirname(process.execPath), base.PATH ?? base.Path].join(delimiter),
  };
  for (const name of ['PYTHONHOME', 'PYTHONPATH', 'VIRTUAL_ENV', 'JUPYTER_CONFIG_PATH']) delete env[name];
  return env;
}
