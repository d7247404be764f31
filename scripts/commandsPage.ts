import { gmia } from '../src/command/gmia';

const opening = `# The command gmia

What each command says of itself. In a project that has gmia as a package, \`npx gmia\` runs it. In a checkout the same
are \`npm run lab\`, \`npm run reproduce\` and \`npm run clean-store\` (\`gmia store clean\`), with options behind
\`--\`.

Exit codes: 0; 1 where the work failed, 2 for a mistake in the call, 130 where it was stopped.

Written by \`npm run docs\`; do not edit it.
`;

/** docs/reference/commands.md: the help of the command and of all commands below it. */
export async function commandsPage(): Promise<string> {
  return [opening, ...(await sections([]))].join('\n');
}

async function sections(path: string[]): Promise<string[]> {
  const help = await helpOf(path);
  const title = `${'#'.repeat(path.length + 1)} ${['gmia', ...path].join(' ')}\n`;
  const found = [...(path.length === 0 ? [] : [title]), `\`\`\`text\n${help.trimEnd()}\n\`\`\`\n`];
  for (const name of commandsIn(help)) found.push(...(await sections([...path, name])));
  return found;
}

/** The commands that a help lists. */
const commandsIn = (help: string): string[] =>
  [...(/^Commands:\n((?: .*\n)*)/m.exec(help)?.[1] ?? '').matchAll(/^ {2}([a-z]+)/gm)]
    .map(([, name]) => name)
    .filter(name => name !== 'help');

/** What `--help` writes, 80 columns wide. */
async function helpOf(path: string[]): Promise<string> {
  const { write, columns } = process.stdout;
  const { exitCode } = process;
  let help = '';
  process.stdout.columns = 80;
  process.stdout.write = ((text: string) => {
    help += text;
    return true;
  }) as typeof write;
  try {
    await gmia([...path, '--help']);
  } finally {
    Object.assign(process.stdout, { write, columns });
    process.exitCode = exitCode;
  }
  return help;
}
