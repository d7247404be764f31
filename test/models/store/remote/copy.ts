// Pulls or pushes, as a process of its own, which the tests kill: `pull s3://bucket/prefix folder`. Says "copying" when
// it begins.
import { setProgress } from '../../../../src/core/progress';
import { folderStore } from '../../../../src/models/store/folderStore';
import { pull, push } from '../../../../src/models/store/remote/pullAndPush';

const [way, where, folder] = process.argv.slice(2);
setProgress({});
process.stdout.write('copying\n');
void { pull, push }[way as 'pull' | 'push'](where, { store: folderStore(folder), concurrency: 2 });
