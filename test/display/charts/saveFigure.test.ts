import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Data } from 'plotly.js-dist';
import { findBrowser } from '../../../src/core/findBrowser';
import { Chart } from '../../../src/display/charts/chart';
import { scatterChart } from '../../../src/display/charts/scatterChart';

const chart = scatterChart([{ name: 'g', x: [1, 2], y: [3, 4] }], { title: 'Two points' });

describe('Chart.save', function () {
  this.timeout(60_000); // the first picture loads Plotly, a PNG starts a browser

  let folder: string;
  const at = (name: string) => join(folder, name);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gmia-save-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('writes a picture, a page of its own and the figure, and nothing else', () => {
    for (const ending of ['svg', 'html', 'json', 'SVG']) chart.save(at(`figure.${ending}`));
    assert.deepEqual(readdirSync(folder).sort(), ['figure.SVG', 'figure.html', 'figure.json', 'figure.svg']);
    assert.match(readFileSync(at('figure.svg'), 'utf8'), /^<svg [\s\S]*<\/svg>\n$/);
    assert.deepEqual(JSON.parse(readFileSync(at('figure.json'), 'utf8')), chart.figure);
    const page = readFileSync(at('figure.html'), 'utf8');
    assert.match(page, /^<!doctype html>[\s\S]*window\.gmiaPlotly \?\?=[\s\S]*<img alt="Two points/);
    assert.doesNotMatch(page, /src="http|href="http/);
  });

  it('writes a PNG of twice the pixels', function () {
    if (!findBrowser()) this.skip(); // no Chromium or Chrome is installed
    chart.save(at('figure.png'));
    const png = readFileSync(at('figure.png'));
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1280, 840]);
  });

  it('replaces a file, whole or not at all', () => {
    writeFileSync(at('figure.svg'), 'old');
    const space = new Chart({ data: [{ type: 'scatter3d', x: [1], y: [1], z: [1] }] as unknown as Data[], layout: {} });
    assert.throws(() => space.save(at('figure.svg')), { name: 'RangeError', message: /without a browser/ });
    assert.equal(readFileSync(at('figure.svg'), 'utf8'), 'old');
    chart.save(at('figure.svg'));
    assert.match(readFileSync(at('figure.svg'), 'utf8'), /^<svg/);
  });

  it('says what is wrong with a path', () => {
    const refused = (file: unknown, message: RegExp) =>
      assert.throws(() => chart.save(file as string), { name: 'RangeError', message });
    refused(at('figure.pdf'), /ends with \.svg, \.png, \.html, \.json/);
    refused(at('figure'), /ends with/);
    refused(join(folder, 'nowhere', 'figure.svg'), /nowhere to write into.*Make it first/);
    mkdirSync(at('folder.svg'));
    refused(at('folder.svg'), /that of a folder/);
    refused('', /the path of a file/);
    refused(undefined, /the path of a file/);
    assert.deepEqual(readdirSync(folder), ['folder.svg']);
  });

  it('says where there is no browser to make a PNG', () => {
    const before = { PATH: process.env.PATH, CHROME_PATH: process.env.CHROME_PATH };
    Object.assign(process.env, { PATH: '', CHROME_PATH: '' });
    try {
      if (!findBrowser())
        assert.throws(() => chart.save(at('figure.png')), { name: 'RangeError', message: /Chromium or Chrome/ });
      assert.deepEqual(readdirSync(folder), []);
    } finally {
      process.env.PATH = before.PATH;
      if (before.CHROME_PATH === undefined) delete process.env.CHROME_PATH;
    }
  });
});
