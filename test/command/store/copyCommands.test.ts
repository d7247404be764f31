import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { defaultStore } from '../../../src/models/store/inventory';
import { namesIn, storeEnsemble } from '../../models/store/storeEnsemble';
import { temporaryStore } from '../../models/temporaryStore';

const root = resolve(__dirname, '../../..');

describe('gmia store push and pull', () => {
  temporaryStore();
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'gmia-shared-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  interface Done {
    code: number;
    stdout: string;
    stderr: string;
  }
  const store = (...args: string[]) =>
    new Promise<Done>(end => {
      const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
      const env = { ...Object.fromEntries(kept), AWS_SECRET_ACCESS_KEY: 'hunter2' };
      execFile(
        process.execPath,
        [join(root, 'bin/gmia.js'), 'store', ...args],
        { cwd: root, env },
        (error, stdout, stderr) => end({ code: error ? Number(error.code) : 0, stdout, stderr }),
      );
    });

  it('copy models to a folder that is shared and from it, or some series, and say how much', async () => {
    const [one, two] = [1, 2].map(seed => storeEnsemble({ seed }, { models: 3 }));
    const pushed = await store('push', folder);
    assert.deepEqual([pushed.code, pushed.stderr], [0, '']);
    assert.match(pushed.stdout, /^Taken to .*gmia-shared-\w+: 8 objects, 2\d kB; 0 were there\.\n$/);
    assert.match((await store('push', folder, '--concurrency', '1')).stdout, /: 0 objects, 0 B; 8 were there\.\n$/);
    for (const id of [one, two]) defaultStore().delete(id);
    const pulled = await store('pull', folder, '--series', ` ${two}`);
    assert.match(pulled.stdout, /^Brought from .*: 4 objects, 1\d kB; 0 were there\.\n$/);
    assert.deepEqual(namesIn(), [two]);
    assert.deepEqual(readdirSync(folder).sort(), [one, two].sort());
  });

  it('name what is something else there, and exit with 1 where an object is damaged', async () => {
    const id = storeEnsemble({}, { models: 2 });
    mkdirSync(join(folder, id));
    writeFileSync(join(folder, id, '0.safetensors'), 'of another version');
    const { code, stdout } = await store('push', folder);
    assert.match(stdout, RegExp(`\\nLeft out, as something else is there: ${id}/0\\.safetensors\\n$`));
    assert.equal(code, 0);
    defaultStore().delete(id);
    const pulled = await store('pull', folder);
    assert.deepEqual([pulled.code, pulled.stdout], [1, '']);
    assert.match(pulled.stderr, /an object is damaged and was left out, .*0\.safetensors \(not a whole safetensors/);
    assert.deepEqual(namesIn(id), ['1.safetensors', 'settings.json']);
  });

  it('exit with 2 for a mistake in the call, with 1 for what is missing, and say what to do', async () => {
    const wrong: [args: string[], code: number, message: RegExp][] = [
      [['push'], 2, /missing required argument 'remote'/],
      [['pull', 'gs://bucket'], 2, /^Expected s3:\/\/bucket\/prefix, or the path of a folder, got "gs:\/\/bucket"/],
      [['pull', 's3://B'], 2, /name of a bucket.*\nTry: gmia store pull --help\n$/],
      [['push', folder, '--region', 'x'], 2, /Expected s3:\/\/bucket\/prefix with --endpoint or --region, got/],
      [['push', folder, '--concurrency', 'many'], 2, /Expected --concurrency to be a whole number/],
      [['push', folder, '--series', 'none'], 1, /Expected a series that is in the store, got "none"/],
      [['pull', join(folder, 'none')], 1, /cannot be read .*Make it, or mount the disk that it is on\.\n$/],
      [['pull', 's3://ours'], 1, /variable AWS_ACCESS_KEY_ID, got "none"\. Set it before this program is started\.\n$/],
    ];
    await Promise.all(
      wrong.map(async ([args, wanted, message]) => {
        const { code, stdout, stderr } = await store(...args);
        assert.deepEqual([code, stdout], [wanted, ''], args.join(' '));
        assert.match(stderr, message);
        assert.doesNotMatch(stderr, /hunter2/);
      }),
    );
  });
});
