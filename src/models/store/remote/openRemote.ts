import { checkFields, checkFunction, expected } from '../../../core/check';
import { folderRemote } from './folderRemote';
import type { Remote } from './remote';
import { s3Remote } from './s3/s3Remote';

/** Where a remote is, in a text: "s3://bucket/prefix", or the path of a folder. */
export function openRemote(where: string | Remote, options: { endpoint?: string; region?: string } = {}): Remote {
  if (typeof where !== 'string') return checkRemote(where);
  const [, scheme, rest] = /^(\w+):\/\/(.*)$/s.exec(where) ?? [];
  if (scheme === 's3') {
    const [bucket, ...path] = rest.split('/');
    return s3Remote({ bucket, prefix: path.join('/'), ...options });
  }
  if (scheme !== undefined || where.trim() === '') expected('s3://bucket/prefix, or the path of a folder', where);
  return folderRemote(where);
}

/** What is handed in as a remote. @throws RangeError unless it has the methods of one */
export function checkRemote(remote: Remote): Remote {
  const advice = 'See folderRemote(path) and s3Remote({ bucket }).';
  checkFields('the remote', remote, 's3://bucket/prefix, the path of a folder, or a Remote', ['pull', 'push'], advice);
  checkFunction('remote.pull', remote.pull, advice);
  checkFunction('remote.push', remote.push, advice);
  return remote;
}
