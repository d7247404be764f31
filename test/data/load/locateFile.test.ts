import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locateFile, MissingDataError } from '../../../src/data/load/locateFile';

describe('locateFile', () => {
  let server: Server;
  let url: string;
  let folder: string;
  let requests = 0;
  before(done => {
    server = createServer(({ url: path }, response) => {
      requests++;
      if (path === '/abc') response.end('abc');
      else if (path === '/other') response.end('abd');
      else if (path === '/half') response.writeHead(200, { 'content-length': 3 }).write('a', () => response.destroy());
      else if (path !== '/silent') response.writeHead(404).end();
    }).listen(0, '127.0.0.1', () => {
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      done();
    });
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gmia-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const file = (path: string) => ({
    name: 'letters',
    url: `${url}/${path}`,
    bytes: 3,
    sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  });

  it('downloads once, into the first folder, and leaves nothing else there', async () => {
    const folders = [join(folder, 'data'), join(folder, 'shared')];
    assert.equal((await locateFile(file('abc'), { folders })).toString(), 'abc');
    const before = requests;
    assert.equal((await locateFile(file('abc'), { folders })).toString(), 'abc');
    assert.equal(requests, before);
    assert.deepEqual(await readdir(folder), ['data']);
    assert.deepEqual(await readdir(folders[0]), ['letters']);
  });

  it('passes over a damaged copy and takes the next place', async () => {
    const folders = [join(folder, 'data'), join(folder, 'shared')];
    await Promise.all(
      folders.map(async (place, i) => {
        await mkdir(place);
        await writeFile(join(place, 'letters'), ['ab', 'abc'][i]);
      }),
    );
    assert.equal((await locateFile(file('none'), { folders })).toString(), 'abc');
    assert.equal(await readFile(join(folders[0], 'letters'), 'utf8'), 'ab');
  });

  const fails = async (path: string, message: RegExp) => {
    await writeFile(join(folder, 'letters'), 'xyz');
    const places = { folders: [folder], timeout: 300 };
    await assert.rejects(locateFile(file(path), places), (error: Error) => {
      assert.ok(error instanceof MissingDataError);
      assert.match(
        error.message,
        /^Could not get letters:\n {2}- Expected sha256 [\s\S]*\nPut letters into .* by hand\.$/,
      );
      assert.match(error.message, message);
      return true;
    });
    assert.deepEqual(await readdir(folder), ['letters']);
  };

  it('lists every reason when the server has no such file', () => fails('none', /the server answered 404/));
  it('refuses another file from the server', () => fails('other', /sha256 .* The server has another file now/));
  it('refuses half a file from the server', () => fails('half', /No download from .*half: /));
  it('gives up on a silent server in time', () => fails('silent', /No download from .*silent: .*timeout/));
});
