import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A name for the code that numbers depend on: library, notebooks and packages. Not the commit: that also changes with
 * what does not matter here, such as the outcomes of seeds themselves.
 * @param root folder of the project
 * @returns undefined for an installed package, which has no sources: its version says as much
 */
export function codeHash(root: string): string | undefined {
  if (!existsSync(join(root, 'src'))) return undefined;
  const files = ['src', 'notebooks'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(ts|ipynb)$/.test(name) && !name.includes('.ipynb_checkpoints'))
      .map(name => `${folder}/${name.replaceAll('\\', '/')}`),
  );
  const hash = createHash('sha256');
  for (const file of [...files, 'package-lock.json'].sort()) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex').slice(0, 12);
}
