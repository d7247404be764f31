import { Command } from 'commander';
import { expected } from '../../core/check';
import { count } from '../../core/format';
import { setProgress } from '../../core/progress';
import { progressDisplay } from '../../display/progressDisplay';
import { bytesText } from '../../models/store/bytes';
import { openRemote } from '../../models/store/remote/openRemote';
import { pull, push } from '../../models/store/remote/pullAndPush';
import type { Transferred } from '../../models/store/remote/remote';
import { text, usage, wholeNumber } from '../runCommand';

interface Values {
  series?: string[];
  endpoint?: string;
  region?: string;
  concurrency?: number;
}

const keys = `
What is there is left as it is, on both sides; what is missing is copied. A copy that was stopped goes on when it is
called again. For a bucket the environment says who asks, and where: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY,
AWS_SESSION_TOKEN; AWS_REGION at Amazon, AWS_ENDPOINT_URL_S3 elsewhere.`;

const copyCommand = (name: string, description: string, done: string, copy: typeof pull) =>
  new Command(name)
    .description(description)
    .argument('<remote>', 's3://bucket/prefix, or a folder that several machines share')
    .option('--series <ids>', 'only these, with commas between, as gmia store ls shows them', ids)
    .option('--endpoint <url>', 'where the bucket is, in place of AWS_ENDPOINT_URL_S3', text('--endpoint'))
    .option('--region <name>', 'of the bucket, in place of AWS_REGION', text('--region'))
    .option('--concurrency <number>', 'so many objects at once (default 8)', wholeNumber('--concurrency', 1))
    .addHelpText('after', keys)
    .action(async (where: string, { endpoint, region, ...options }: Values) => {
      const remote = usage(() => remoteOf(where, { endpoint, region }));
      setProgress(progressDisplay());
      say(`${done} ${remote.name}`, await copy(remote, options));
    });

/** `gmia store pull`: brings trained models from a shared store. */
export const pullCommand = (): Command =>
  copyCommand('pull', 'brings trained models from a shared store', 'Brought from', pull);

/** `gmia store push`: takes trained models to a shared store. */
export const pushCommand = (): Command =>
  copyCommand('push', 'takes trained models to a shared store', 'Taken to', push);

function remoteOf(where: string, bucket: { endpoint?: string; region?: string }) {
  if (!where.startsWith('s3://') && (bucket.endpoint ?? bucket.region) !== undefined)
    expected('s3://bucket/prefix with --endpoint or --region', where);
  return openRemote(where, bucket);
}

const ids = (value: string): string[] =>
  text('--series')(value)
    .split(',')
    .map(id => id.trim());

function say(what: string, { objects, bytes, there, differing }: Transferred): void {
  console.log(`${what}: ${count(objects)} objects, ${bytesText(bytes)}; ${count(there)} were there.`);
  if (differing.length > 0)
    console.log(
      `Left out, as something else is there: ${differing.slice(0, 5).join(', ')}${differing.length > 5 ? ', …' : ''}`,
    );
}
