// Part of `npm run docs`: writes the page of the command's help.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../src/command/root';
import { commandsPage } from './commandsPage';

commandsPage().then(page => writeFileSync(join(root, 'docs/reference/commands.md'), page));
