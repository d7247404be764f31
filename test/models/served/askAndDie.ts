// A process that asks the server at argv[2] about all people, keeping answers in argv[3], and can be killed.
import { ask } from '../../../src/models/ask';
import { mlflow } from '../../../src/models/served/protocols/mlflow';
import { served } from '../../../src/models/served/served';
import { folderStore } from '../../../src/models/store/folderStore';
import { people, someOf } from './smallModel';

const [, , url, folder, batch] = process.argv;
const dataset = people(400);

void served({
  url,
  protocol: mlflow(),
  dataset,
  store: folderStore(folder),
  batch: { records: Number(batch) },
  concurrency: 2,
  progress: {},
})
  .then(server => ask(server, someOf(dataset, 0, 400)))
  .then(server => process.stdout.write(`${JSON.stringify(server.asked)}\n`));
