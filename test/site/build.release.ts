import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pages } from '../../site/pages';
import { sections } from '../../site/sections';
import { filesIn } from '../links';

const root = join(__dirname, '../..');
const outside = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

describe('the site', function () {
  this.timeout(900_000);
  const out = mkdtempSync(join(tmpdir(), 'gmia-site-'));
  let said: string;
  let html: Map<string, string>;

  before(() => {
    const build = ['--import', 'tsx', 'site/build.ts', out];
    const { status, stdout, stderr } = spawnSync(process.execPath, build, { cwd: root, encoding: 'utf8' });
    said = `${stdout}${stderr}`;
    assert.equal(status, 0, said);
    html = new Map(filesIn(out, /\.html$/).map(file => [file, readFileSync(file, 'utf8')]));
  });
  after(() => rmSync(out, { recursive: true }));

  const attributes = (text: string, name: string) =>
    [...text.matchAll(RegExp(`<(\\w+)[^>]*? ${name}="([^"]*)"`, 'g'))].map(([, tag, value]) => ({ tag, value }));

  it('is built without a warning', () => assert.doesNotMatch(said, /warning|error/i));

  it('has every page, and every public name', () => {
    assert.equal(filesIn(join(out, 'documents'), /\.html$/).length, pages.length);
    const names = [...html.keys()].map(file => relative(out, file).split('.').slice(1, -1).join('.'));
    for (const [section, known] of sections)
      for (const name of known) assert.ok(names.includes(name), `${name} of ${section} has no page`);
  });

  it('has no dead link', () => {
    const ids = new Map(
      [...html].map(([file, text]) => [file, new Set(attributes(text, 'id').map(({ value }) => value))]),
    );
    const dead = [...html].flatMap(([file, text]) =>
      [...attributes(text, 'href'), ...attributes(text, 'src')]
        .map(({ value }) => value)
        .filter(link => {
          if (outside.test(link)) return false;
          const [path, anchor = ''] = link.split('#').map(decodeURIComponent);
          const target = path === '' ? file : join(dirname(file), path);
          return !existsSync(target) || (anchor !== '' && ids.has(target) && !ids.get(target)!.has(anchor));
        })
        .map(link => `${relative(out, file)}: ${link}`),
    );
    assert.deepEqual([...new Set(dead)], []);
  });

  it('loads nothing from elsewhere', () => {
    const loaded = [...html].flatMap(([file, text]) =>
      [...attributes(text, 'src'), ...attributes(text, 'href').filter(({ tag }) => tag === 'link')]
        .filter(({ value }) => outside.test(value))
        .map(({ value }) => `${relative(out, file)}: ${value}`),
    );
    const styles = filesIn(out, /\.css$/).filter(file => /url\(['"]?(?:https?:)?\/\//.test(readFileSync(file, 'utf8')));
    assert.deepEqual([...loaded, ...styles], []);
  });
});
