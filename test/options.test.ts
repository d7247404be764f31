import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(__dirname, '..', 'src');
const files = readdirSync(root, { withFileTypes: true, recursive: true })
  .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
  .map(entry => relative(root, join(entry.parentPath, entry.name)));
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** The names of options that users see. */
const shown = new Set(
  files
    .filter(file => /(^|\/)(index|api)\.ts$/.test(file))
    .flatMap(file => [...read(file).matchAll(/\b\w+Options\b/g)].map(([name]) => name)),
);

/** "file: Options.field" of each optional field with its doc comment, or that above the field before it. */
function optionalFields(file: string): { place: string; doc: string }[] {
  const declared = read(file).matchAll(
    /^export (?:interface|type) (?<name>\w+Options)\b[^{;]*\{\n(?<body>[\s\S]*?)^\}/gm,
  );
  return [...declared].flatMap(({ groups }) => {
    const { name, body } = groups!;
    if (!shown.has(name)) return [];
    let doc = '';
    return [...body.matchAll(/^ {2}(?:(?<doc>\/\*\*[\s\S]*?\*\/)|(?:readonly )?(?<field>\w+)\?:)/gm)].flatMap(found => {
      doc = found.groups!.doc ?? doc;
      const { field } = found.groups!;
      return field === undefined ? [] : [{ place: `${file}: ${name}.${field}`, doc }];
    });
  });
}

describe('options', () => {
  const fields = files.flatMap(optionalFields);

  it('say what happens without them', () => {
    assert.ok(fields.length > 150, `${fields.length} options`);
    assert.deepEqual(
      fields.filter(({ doc }) => !/\bdefault\b|@deprecated/i.test(doc)).map(({ place }) => place),
      [],
    );
  });
});
