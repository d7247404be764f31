import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { root } from '../root';
import { UsageError } from '../runCommand';
import { copyExample } from './copyExample';

const examples = join(root, 'examples');
const exampleNames = () =>
  readdirSync(examples)
    .filter(name => name.endsWith('.ipynb'))
    .map(name => name.replace('.ipynb', ''));

/** `gmia new`: a notebook from an example. */
export const newCommand = (): Command =>
  new Command('new')
    .summary('makes a notebook from an example')
    .description('Makes a notebook from an example, with the files that it reads beside it. Nothing is written over.')
    .argument('<name>', 'the notebook, such as my-study or studies/ward.ipynb')
    .addOption(new Option('--from <example>', 'the example').choices(exampleNames()).default('own-data'))
    .action((name: string, { from }: { from: string }) => {
      const file = resolve(name.endsWith('.ipynb') ? name : `${name}.ipynb`);
      if (existsSync(file)) throw new UsageError(`Expected the name of a new notebook, found ${file}. Choose another.`);
      mkdirSync(dirname(file), { recursive: true });
      for (const folder of ['data', 'train'])
        cpSync(join(examples, folder), join(dirname(file), folder), { recursive: true, force: false });
      copyExample(join(examples, `${from}.ipynb`), file); // which links to what lies there
      console.log(
        `Made ${file} from the example ${from}. gmia lab --folder ${dirname(file)} opens it: ${basename(file)}`,
      );
    });
