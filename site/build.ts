// `npm run docs`: the site of pages and reference, into site/out.
import { join } from 'node:path';
import { Application, TSConfigReader } from 'typedoc';
import { arrange, categoryOrder } from './arrange.js';
import { pages } from './pages.js';

const root = join(import.meta.dirname, '..');

async function build(out: string): Promise<void> {
  const app = await Application.bootstrapWithPlugins(
    {
      name: 'gmia',
      includeVersion: true,
      entryPoints: [join(root, 'src/index.ts')],
      tsconfig: join(root, 'tsconfig.build.json'),
      readme: join(root, 'README.md'),
      projectDocuments: pages.map(page => join(root, page)),
      plugin: ['typedoc-plugin-missing-exports'],
      internalModule: 'types that have no public name',
      headings: { readme: false, document: false },
      markdownItOptions: { html: true, linkify: false },
      customCss: join(import.meta.dirname, 'style.css'),
      displayBasePath: root,
      disableSources: true,
      hideGenerator: true,
      includeHierarchySummary: false,
      excludePrivate: true,
      excludeExternals: true,
      categorizeByGroup: false,
      categoryOrder,
      navigation: { includeCategories: true },
      sort: ['documents-first', 'kind', 'alphabetical-ignoring-documents'],
      searchInComments: true,
      searchInDocuments: true,
      highlightLanguages: ['bash', 'dockerfile', 'json', 'python', 'typescript'],
    } as Parameters<typeof Application.bootstrap>[0],
    [new TSConfigReader()],
  );
  arrange(app, root);
  const project = await app.convert();
  if (!project) throw new Error('TypeDoc could not read src/index.ts; what is wrong stands above.');
  app.validate(project);
  await app.generateDocs(project, out);
  if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exitCode = 1;
}

build(process.argv[2] ?? join(import.meta.dirname, 'out'));
