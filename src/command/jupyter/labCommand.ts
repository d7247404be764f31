import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { projectFolder } from '../../core/projectFolder';
import { UsageError } from '../runCommand';
import { ensureVenv } from './ensureVenv';
import { jupyterEnvironment, venv } from './environment';
import { fillFolder } from './fillFolder';

/** Our kernel by default; and messages to and from kernels encrypted, so that others on the machine cannot listen. */
const settings = ['--MultiKernelManager.default_kernel_name=gmia', '--KernelManager.transport_encryption=auto'];

const folderName = 'gmia-lab';

/** `gmia lab`: opens JupyterLab in a folder of one's own with copies of the notebooks. Exit code that of JupyterLab. */
export const labCommand = (work: (folder: string, options: string[]) => Promise<number> = startLab): Command =>
  new Command('lab')
    .summary('opens JupyterLab with copies of the notebooks')
    .description(
      'Opens JupyterLab in a folder of your own. On first use the notebooks and examples of gmia are copied there; ' +
        'what is there already is never written over. JupyterLab is installed on first use.',
    )
    .argument('[options...]', 'options of JupyterLab, such as --no-browser --port=8890')
    .option('--folder <folder>', `where notebooks are (default ${folderName} in the project's folder)`)
    .allowUnknownOption()
    .action(async (options: string[], { folder = resolve(projectFolder(), folderName) }: { folder?: string }) => {
      if (process.getuid?.() === 0 && !options.includes('--allow-root'))
        throw new UsageError(
          'JupyterLab does not run as root, which would let notebooks change the whole machine. Start it as another ' +
            'user; in a container, where that is meant: gmia lab --allow-root (npm run lab -- --allow-root).',
        );
      process.exitCode = await work(resolve(folder), options);
    });

/** JupyterLab would ask for its project's news, and for newer versions, at every start. */
function askNobody(): void {
  const folder = join(venv, 'share', 'jupyter', 'lab', 'settings');
  const overrides = { '@jupyterlab/apputils-extension:notification': { checkForUpdates: false, fetchNews: 'false' } };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'overrides.json'), `${JSON.stringify(overrides, null, 2)}\n`);
}

async function startLab(folder: string, options: string[]): Promise<number> {
  const { python } = ensureVenv({ lab: true });
  fillFolder(folder);
  askNobody();
  const lab = spawn(python, [...['-m', 'jupyter', 'lab', '--notebook-dir', folder], ...settings, ...options], {
    stdio: 'inherit',
    env: jupyterEnvironment(),
  });
  // Ctrl-C reaches JupyterLab too, which asks back before it stops: wait for its answer.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => lab.kill());
  return new Promise((end, fail) => {
    lab.on('error', fail);
    lab.on('exit', code => end(code ?? 1));
  });
}
