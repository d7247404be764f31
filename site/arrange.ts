import { relative } from 'node:path';
import {
  type Application,
  Comment,
  CommentTag,
  Converter,
  type DocumentReflection,
  type ProjectReflection,
} from 'typedoc';
import { parts } from './pages.js';
import { sections } from './sections.js';

const apiCategory = (section: string): string => `API: ${section}`;

/** The order of the side bar: the parts of the site, then the sections of the library's names. */
export const categoryOrder: string[] = [...Object.keys(parts), ...[...sections.keys()].map(apiCategory), '*'];

/** Puts pages into their parts, named by their headings, and public names into the sections of src/index.ts. */
export function arrange(app: Application, root: string): void {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const page of project.documents ?? []) arrangePage(page, root);
    arrangeNames(project);
  });
}

function arrangePage(page: DocumentReflection, root: string): void {
  const file = relative(root, page.project.files.getReflectionPath(page)!);
  const [heading] = page.content;
  page.name = /^# (.+)$/m.exec(heading.text)![1];
  page.frontmatter.category = Object.keys(parts).find(part => parts[part].includes(file));
}

function arrangeNames(project: ProjectReflection): void {
  for (const [section, names] of sections)
    for (const child of project.children?.filter(({ name }) => names.has(name)) ?? []) {
      child.comment ??= new Comment();
      child.comment.blockTags.push(new CommentTag('@category', [{ kind: 'text', text: apiCategory(section) }]));
    }
}
