import { expected } from '../../core/check';
import { declared, type Parameter } from './declared';
import { checkKind } from './kind';
import type { Value } from './literal';
import { type Cell, type NotebookFile, sourceOf, taggedCell } from './notebookFile';

const tag = 'parameters';
const injectedTag = 'injected-parameters';

/** Values of parameters by name. */
export type Values = Readonly<Record<string, Value>>;

/** The code of the cell that is tagged "parameters", as papermill has it. */
function parametersCell(notebook: NotebookFile): string {
  const at = taggedCell(notebook, tag);
  if (at < 0)
    expected(
      `a cell with the tag "${tag}"`,
      'a notebook without one',
      "Tag the cell that declares them, such as const delta = 0.1: in JupyterLab, by the gears at the window's " +
        'right, under Cell Tags.',
    );
  return sourceOf(notebook.cells[at]);
}

/**
 * The parameters of a notebook: what its first cell tagged "parameters" declares with a value that is written out, such
 * as `const delta = 0.1` or `let attacks: string[] = ['direct']`.
 * @throws RangeError where no cell has the tag, and where that cell declares no such value
 */
export function readParameters(notebook: NotebookFile): Parameter[] {
  const { parameters } = declared(parametersCell(notebook));
  if (parameters.length === 0)
    expected(
      `a declaration such as const delta = 0.1 in the cell with the tag "${tag}"`,
      'none',
      'A parameter is a number, a text, true, false, null, or a list or an object of these.',
    );
  return parameters;
}

/** The parameter of that name. @throws RangeError that names those that there are */
export const parameterNamed = (parameters: readonly Parameter[], name: string): Parameter =>
  parameters.find(one => one.name === name) ??
  expected(`a parameter out of ${parameters.map(one => one.name).join(', ')}`, name);

/**
 * A copy of a notebook with other values: they are declared anew in a cell tagged "injected-parameters", right after
 * the one with the defaults, as papermill does it. One of an earlier run is replaced.
 * @throws RangeError for a name that is no parameter, for a value of another kind than the default, and where the cell
 *   with the defaults computes something of one of them, which would stay as it was
 */
export function withParameters(notebook: NotebookFile, values: Values): NotebookFile {
  const parameters = readParameters(notebook);
  const changed = Object.keys(values).map(name => parameterNamed(parameters, name));
  const { computed } = declared(parametersCell(notebook));
  for (const { name } of changed) {
    const stale = computed.find(({ mentions }) => mentions.has(name));
    if (stale)
      expected(
        `nothing that is computed of ${name} in the cell with the tag "${tag}"`,
        stale.code,
        'It would keep what came of the default: move it to a cell below.',
      );
  }
  const lines = changed.map(one => `${one.declaration} = ${JSON.stringify(checkKind(one, values[one.name]))}`);
  const cells = notebook.cells.filter(({ metadata }) => !metadata?.tags?.includes(injectedTag));
  if (lines.length > 0)
    cells.splice(taggedCell({ cells }, tag) + 1, 0, injectedCell(['// Parameters', ...lines].join('\n'), notebook));
  return { ...notebook, cells };
}

const injectedCell = (source: string, { nbformat_minor = 0 }: NotebookFile): Cell =>
  ({
    cell_type: 'code',
    ...(nbformat_minor >= 5 && { id: injectedTag }), // earlier ones have none
    metadata: { tags: [injectedTag] },
    source,
    outputs: [],
    execution_count: null,
  }) as Cell;
