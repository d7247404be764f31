import { relative } from 'node:path';
import {
  type Application,
  Comment,
  CommentTag,
  Converter,
  type DeclarationReflection,
  type DocumentReflection,
} from 'typedoc';
import { parts } from './pages.js';
import { sections } from './sections.js';

/** The order of the side bar: the parts of the site, and below its reference the sections of the library's names. */
export const categoryOrder: string[] = [...Object.keys(parts), ...sections.keys(), '*'];

/** Puts pages into their parts, named by their headings, and public names into the sections of src/index.ts. */
export function arrange(app: Application, root: string): void {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const page of project.documents ?? []) arrangePage(page, root);
    for (const library of project.children ?? []) arrangeLibrary(library);
  });
}

function arrangePage(page: DocumentReflection, root: string): void {
  const file = relative(root, page.project.files.getReflectionPath(page)!);
  page.name = /^# (.+)$/m.exec(page.content[0].text)![1].replaceAll('`', '');
  page.frontmatter.category = Object.keys(parts).find(part => parts[part].includes(file));
}

function arrangeLibrary(library: DeclarationReflection): void {
  library.name = 'API';
  categorise(library, 'Reference');
  for (const [section, names] of sections)
    for (const child of library.children ?? []) if (names.has(child.name)) categorise(child, section);
}

function categorise(declaration: DeclarationReflection, category: string): void {
  declaration.comment ??= new Comment();
  declaration.comment.blockTags.push(new CommentTag('@category', [{ kind: 'text', text: category }]));
}
