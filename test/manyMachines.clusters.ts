import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureKubernetesSchemas, faultsOf, readYaml } from '../scripts/servers/kubernetes/kubernetes';
import { Unavailable, unpackDebian } from '../scripts/servers/unpackDebian';
import { root } from '../src/command/root';
import { unending } from '../src/contract/training';
import { quoted } from '../src/core/quoted';
import { JobFolder } from '../src/train/jobs/jobFolder';
import { planTask } from '../src/train/jobs/plan';
import { jobStatus } from '../src/train/jobs/status';
import { denseTask, temporaryFolder } from './train/jobs/jobs';

const page = readFileSync(join(root, 'docs/how-to/many-machines.md'), 'utf8');
const yaml = join(root, 'docs/how-to/indexed-job.yaml');
/** Needs `npm run build`. */
const gmia = `${process.execPath} ${join(root, 'bin/gmia.js')}`;

describe('docs/how-to/many-machines.md', function () {
  this.timeout(300_000); // it may have to bring what it needs
  const folder = temporaryFolder();
  beforeEach(() => planTask(JobFolder.open(folder.path, true), denseTask(6), { models: 1 }, unending()));

  /** Runs a line of the page on the folder, as it is there but for the folder, the command and the last block. */
  function run(program: string, path = process.env.PATH): void {
    const line = page.split('\n').find(one => one.startsWith('seq ') && one.includes(`| ${program} `));
    assert.ok(line, program);
    const words = line.replace('npx gmia', gmia).replace('/shared/jobs', quoted(folder.path)).replace(' 39 ', ' 5 ');
    const { status, stderr, stdout } = spawnSync('sh', ['-c', words], {
      env: { ...process.env, PATH: path },
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr + stdout);
  }
  const workers = () => new Set(jobStatus(folder.path).blocks.map(({ worker }) => worker)).size;

  it('has a line for xargs that trains all blocks', () => {
    run('xargs');
    const { trained, models } = jobStatus(folder.path);
    assert.deepEqual([trained, models], [6, 6]);
  });

  it('has a line for GNU parallel that trains all blocks, each by a worker of its own', function () {
    let parallel: string;
    try {
      parallel = unpackDebian('.servers-parallel', ['parallel']);
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      console.log(`Skipped, as GNU parallel cannot be had: ${error.message}`);
      return this.skip();
    }
    run('parallel', `${join(parallel, 'usr/bin')}:${process.env.PATH}`);
    assert.deepEqual([jobStatus(folder.path).trained, workers()], [6, 6]);
  });

  describe('indexed-job.yaml', () => {
    let python: string;
    before(() => {
      python = ensureKubernetesSchemas();
    });

    it('is a Job by the schemas of the versions that the page names', () => {
      const [, first, last] = /schemas of Kubernetes 1\.(\d+) to 1\.(\d+)/.exec(page)!;
      for (const minor of [first, last]) assert.equal(faultsOf(yaml, `1.${minor}`), '');
      const text = readFileSync(yaml, 'utf8');
      const spoilt = mkdtempSync(join(tmpdir(), 'gmia-yaml-'));
      for (const [from, to] of [
        ['backoffLimitPerIndex: 3', 'backoffLimitPerIndex: three'],
        ['completionMode', 'completonMode'],
        ['- name: work', '- nmae: work'],
      ]) {
        writeFileSync(join(spoilt, 'job.yaml'), text.replace(from, to));
        assert.notEqual(faultsOf(join(spoilt, 'job.yaml'), `1.${last}`), '', to);
      }
      rmSync(spoilt, { recursive: true });
    });

    it('has each pod train the block of its number', () => {
      const { spec } = readYaml(python, yaml) as {
        spec: {
          completionMode: string;
          template: { spec: { containers: { command: string[]; volumeMounts: { mountPath: string }[] }[] } };
        };
      };
      assert.equal(spec.completionMode, 'Indexed'); // which sets JOB_COMPLETION_INDEX
      const [{ command, volumeMounts }] = spec.template.spec.containers;
      const { mountPath } = volumeMounts[0];
      const [shell, ...args] = command.map(word => word.replace(` ${mountPath} `, ` ${folder.path} `));
      const env = { ...process.env, JOB_COMPLETION_INDEX: '4' };
      const { status, stderr } = spawnSync(shell, args, { cwd: root, env, encoding: 'utf8' }); // the image's folder
      assert.equal(status, 0, stderr);
      const done = jobStatus(folder.path).blocks.filter(({ state }) => state === 'done');
      assert.deepEqual(
        done.map(({ number }) => number),
        [4],
      );
    });
  });
});
