import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { root } from '../root';
import { UsageError } from '../runCommand';

const source = join(root, 'jupyter', 'kernels', 'gmia');

interface Place {
  user?: boolean;
  prefix?: string;
}

/** `gmia kernel`: tells a Jupyter that people already have about gmia's kernel, or that it is gone. */
export const kernelCommand = (): Command =>
  new Command('kernel')
    .summary('makes gmia known to a Jupyter that you already have')
    .description(
      "Makes gmia's kernel known to a Jupyter that you already have: JupyterLab, Notebook and VS Code then offer " +
        '“TypeScript (gmia)”. Cells run in the folder of the notebook.',
    )
    .addCommand(
      placed('install', "writes the kernel's description, in the place of an older one").action((place: Place) => {
        const folder = folderOf(place);
        install(folder);
        console.log(`Installed in ${folder}, for gmia in ${root}. gmia kernel uninstall removes it.`);
      }),
    )
    .addCommand(
      placed('uninstall', 'removes it').action((place: Place) => {
        const folder = folderOf(place);
        if (!existsSync(folder)) throw new UsageError(`Expected a kernel at ${folder}, found none. Nothing to remove.`);
        rmSync(folder, { recursive: true });
        console.log(`Removed ${folder}.`);
      }),
    );

const placed = (name: string, summary: string) =>
  new Command(name)
    .description(summary)
    .addOption(new Option('--user', "for all of one user's Jupyters (default)").conflicts('prefix'))
    .option('--prefix <folder>', 'for the Jupyter of one environment, such as that of conda or venv: its folder');

/** Where Jupyter looks for kernels: https://docs.jupyter.org/en/latest/use/jupyter-directories.html */
function folderOf({ prefix }: Place): string {
  if (prefix !== undefined) {
    if (!existsSync(prefix))
      throw new UsageError(`Expected --prefix to be a folder, found nothing at ${resolve(prefix)}.`);
    return resolve(prefix, 'share', 'jupyter', 'kernels', 'gmia');
  }
  return join(userData(), 'kernels', 'gmia');
}

function userData(): string {
  const { JUPYTER_DATA_DIR: own, APPDATA: appData, XDG_DATA_HOME: data } = process.env;
  if (own) return own;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Jupyter');
  if (process.platform === 'win32' && appData) return join(appData, 'jupyter');
  return join(data || join(homedir(), '.local', 'share'), 'jupyter');
}

/** Writes the description beside its place and renames it: a Jupyter that looks meanwhile sees all or nothing. */
function install(folder: string): void {
  const partial = `${folder}.partial-${process.pid}`;
  mkdirSync(dirname(folder), { recursive: true });
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial);
  try {
    const spec = JSON.parse(readFileSync(join(source, 'kernel.json'), 'utf8'));
    // Whole paths: Jupyter may know another Node, or none.
    const argv = [process.execPath, join(source, 'start.js'), '{connection_file}'];
    writeFileSync(join(partial, 'kernel.json'), `${JSON.stringify({ ...spec, argv }, null, 2)}\n`);
    for (const logo of readdirSync(source).filter(name => name.startsWith('logo-')))
      cpSync(join(source, logo), join(partial, logo));
    rmSync(folder, { recursive: true, force: true });
    renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}
