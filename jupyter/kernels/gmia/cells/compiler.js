'use strict';

const { createRequire } = require('node:module');
const path = require('node:path');
const { findElsewhere } = require('./findElsewhere.js');

const tslabRequire = createRequire(require.resolve('tslab'));
const file = tslabRequire.resolve('@tslab/typescript-for-tslab');
const ts = tslabRequire(file);

/** The root of the file system, with a slash at its end. */
const { root } = path.parse(process.cwd());

/** What tslab calls the file of a cell. */
const cellFile = path.join(process.cwd(), '__tslab__.ts').replaceAll('\\', '/');

for (const name of ['directoryExists', 'fileExists', 'getDirectories', 'readDirectory', 'readFile', 'realpath']) {
  const original = ts.sys[name];
  ts.sys[name] = (path, ...rest) => original.call(ts.sys, findElsewhere(path), ...rest);
}

/** The program of the cell that was looked at last, as tslab uses it. */
let current;

/** Source maps of the last cell: of TypeScript to modules, and of these to what runs. */
const maps = {};

/** What was compiled of sources outside of the notebook's folder since it was last asked for: tslab refuses them. */
let outside = [];

/**
 * Whether a file is watched: only sources that cells import. Declarations, and what describes packages, are not to
 * change while a kernel runs; where an installation does change them, tslab fails over the news of it.
 */
const isWatched = file => /\.([cm]?[jt]sx?|json)$/.test(file) && !/(\.d\.[cm]?ts|(^|[\\/])package\.json)$/.test(file);

/**
 * What tslab's compiler sees of the world. By default it watches every file of every library, and every folder below
 * the notebook's; see `isWatched`. What a cell imports is looked for anew each time, since it may have been installed
 * or written meanwhile.
 */
function createHost(files, options, sys, _, ...rest) {
  const folder = sys.getCurrentDirectory();
  const nothing = { close() {} };
  const { watchFile } = sys;
  const isCell = file => files.includes(file);
  Object.assign(sys, {
    watchDirectory: () => nothing,
    watchFile: (file, ...how) => (isCell(file) || isWatched(file) ? watchFile(file, ...how) : nothing),
  });
  // Of packages with global names, only Node's: others, such as a test runner's, are not there when a cell runs.
  Object.assign(options, { types: ['node'], rootDir: root, sourceMap: true });
  const create = (...args) => createBuilder(args, folder, isCell);
  const host = ts.createWatchCompilerHost(files, options, sys, create, ...rest);
  const known = ts.createModuleResolutionCache(folder, name => name, options);
  const resolve = (name, file) => ts.resolveModuleName(name, file, options, host, isCell(file) ? undefined : known);
  return Object.assign(host, {
    resolveModuleNameLiterals: (names, file) => names.map(({ text }) => resolve(text, file)),
    getModuleResolutionCache: () => known,
    hasInvalidatedResolutions: () => false,
  });
}

/**
 * A program as tslab uses it. The one that TypeScript makes by default works out for each cell anew which of the
 * thousand files of a library refer to which others, to learn what a change of one of them affects. A cell changes
 * none of them, and that took most of its time.
 */
function createBuilder(args, folder, isCell) {
  const builder = ts.createAbstractBuilder(...args);
  builder.getProgram().getTypeChecker(); // finds the names that the cell declares, which tslab reads
  current = {
    ...builder,
    getAllDependencies: source => sourcesOf(builder.getProgram(), source),
    emit(source, write, token, onlyDeclarations, transformers) {
      const place = (name, data) => {
        if (isCell(source.fileName) && name.endsWith('.map')) maps.first = data;
        const [outDir, ...parts] = name.split('/');
        const to = path.join(root, ...parts);
        const inside = path.relative(folder, to).replaceAll('\\', '/');
        if (!inside.startsWith('..')) write(`${outDir}/${inside}`, data);
        else if (name.endsWith('.js')) outside.push({ path: to.replaceAll('\\', '/'), data });
      };
      // tslab's transformers print the last expression: of a cell, but not of a source that it imports.
      const how = isCell(source.fileName) ? transformers : undefined;
      return builder.emit(source, place, token, onlyDeclarations, how);
    },
  };
  return current;
}

/** The files that a source file imports, directly or not, as far as they are to be compiled: itself among them. */
function sourcesOf(program, source) {
  const found = new Set([source]);
  for (const { resolvedModules } of found) {
    resolvedModules?.forEach(({ resolvedModule }) => {
      const imported = resolvedModule && program.getSourceFile(resolvedModule.resolvedFileName);
      if (imported && !imported.isDeclarationFile) found.add(imported);
    });
  }
  return Array.from(found, ({ fileName }) => fileName);
}

function transpileModule(code, how) {
  const done = ts.transpileModule(code, { ...how, compilerOptions: { ...how.compilerOptions, sourceMap: true } });
  maps.second = done.sourceMapText; // tslab hands the cell in last
  return { ...done, outputText: done.outputText.replace(/\/\/# sourceMappingURL=\S*\s*$/, '') };
}

// What TypeScript exports cannot be replaced one by one.
require.cache[file].exports = { ...ts, createWatchCompilerHost: createHost, transpileModule };
const tslab = require('tslab/dist/converter.js');

/**
 * tslab's converter of cells, on the compiler as it is here; and `look`, which gives what TypeScript knows of a cell:
 * its program, its checker, the source file of the cell, and where in it the cell's own text starts.
 */
function createConverter() {
  const converter = tslab.createConverter({ isJS: false, isBrowser: false });
  return {
    convert(declarations, code) {
      const converted = { ...converter.convert(declarations, code), maps: [maps.second, maps.first] };
      const added = outside.map(({ path, data }) => ({
        path,
        data: tslab.esModuleToCommonJSModule(data, ts.ScriptTarget.ES2022),
      }));
      outside = [];
      if (added.length === 0) return converted;
      return { ...converted, sideOutputs: [...(converted.sideOutputs ?? []), ...added] };
    },
    addModule: converter.addModule,
    look(declarations, code) {
      converter.inspect(declarations, code, 0); // has tslab make the program of this cell
      const program = current.getProgram();
      const source = program.getSourceFile(cellFile);
      const checker = program.getTypeChecker();
      return { program, source, checker, start: source.text.length - code.length };
    },
  };
}

module.exports = { createConverter };
