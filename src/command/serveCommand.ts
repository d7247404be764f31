import { parseArgs } from 'node:util';
import { expected } from '../core/check';
import type { Coarseness } from '../models/coarseness';
import { type FormName, forms } from '../serve/forms';
import { type ServeOptions, type Service, serve } from '../serve/serve';
import { loadModels } from './loadModels';
import { type Command, UsageError, usage } from './runCommand';

/** The port of TensorFlow Serving. */
const PORT = 8501;

const help = `Serves models by HTTP, as TensorFlow Serving and Google ML Engine do, until it is stopped (Ctrl-C).

  gmia serve FILE [options]

  FILE                a JavaScript module. Its default export, or its export "models", is what gmia.serve takes: an
                      ensemble, or several by name; or a promise of that. For models of your own that have no split
                      it exports "dataset", too
  --port NUMBER       where it listens (default ${PORT}; 0: a port that is free)
  --host NAME         default 127.0.0.1: this machine alone can ask
  --form NAME         how answers are worded: ${Object.keys(forms).join(', ')}
  --decimals NUMBER   rounds probabilities
  --top NUMBER        gives the likeliest classes only
  --label             gives the likeliest class only, without its probability
  --key-from NAME     asks for a key, the value of this environment variable: Authorization: Bearer KEY
  --per-second NUMBER answers so many requests a second, and others with 429 (default: all)
  --instances NUMBER  takes so many in a request (default: any number)
  --bytes NUMBER      takes so many in a request (default 1572864)
  --help              this text

FILE may be:

  const gmia = require('gmia');
  const load = async () => {
    const split = gmia.splitForAttack(await gmia.loadCancer(), { pool: 200 });
    const layers = [{ type: 'dense', units: 5, activation: 'tanh' }];
    return gmia.trainTargets(split, { layers, optimiser: 'adam', rate: 0.01, batch: 10, steps: 3000 });
  };
  module.exports = load();
`;

interface Options extends ServeOptions {
  file: string;
}

function read(args: string[]): Options | undefined {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      port: { type: 'string', default: String(PORT) },
      host: { type: 'string' },
      form: { type: 'string' },
      decimals: { type: 'string' },
      top: { type: 'string' },
      label: { type: 'boolean' },
      'key-from': { type: 'string' },
      'per-second': { type: 'string' },
      instances: { type: 'string' },
      bytes: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return undefined;
  if (positionals.length !== 1) expected('one FILE', positionals.length === 0 ? 'none' : positionals.join(' '));
  const number = (name: 'port' | 'decimals' | 'top' | 'per-second' | 'instances' | 'bytes') => {
    const text = values[name];
    if (text === undefined) return undefined;
    return Number.isNaN(Number(text.trim() || NaN)) ? expected(`--${name} to be a number`, text) : Number(text);
  };
  const coarser: Coarseness[] = [];
  const [decimals, top] = [number('decimals'), number('top')];
  if (decimals !== undefined) coarser.push({ decimals });
  if (top !== undefined) coarser.push({ top });
  if (values.label) coarser.push({ label: true });
  if (coarser.length > 1) expected('one of --decimals, --top and --label', `${coarser.length} of them`);
  return {
    file: positionals[0],
    port: number('port'),
    host: values.host,
    form: values.form as FormName | undefined,
    coarse: coarser[0],
    key: values['key-from'] === undefined ? undefined : keyFrom(values['key-from']),
    limit: { perSecond: number('per-second'), instances: number('instances'), bytes: number('bytes') },
  };
}

const keyFrom = (name: string): string =>
  process.env[name] || expected(`a key in the environment variable ${name}`, 'nothing');

async function work({ file, ...options }: Options): Promise<number> {
  const service = await serve(...(await servable(file, options))).catch((error: Error) => {
    throw error instanceof RangeError ? new UsageError(error.message) : error;
  });
  const stopped = new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  process.stdout.write(opening(service, options));
  await stopped;
  await service.close();
  process.stdout.write(closing(service));
  return 0;
}

async function servable(file: string, options: ServeOptions): Promise<Parameters<typeof serve>> {
  const { models, dataset } = await loadModels(file);
  return [models, { ...options, dataset }];
}

function opening({ url, urls }: Service, { key }: ServeOptions): string {
  const shown = urls.length > 4 ? [urls[0], urls[1], '…', urls[urls.length - 1]] : urls;
  const access = key
    ? 'Who has the key can ask: Authorization: Bearer KEY'
    : `There is no authentication: whoever reaches ${url} can ask. --key-from asks for a key.`;
  return [`${urls.length} ${urls.length === 1 ? 'model' : 'models'} at ${url}`, ...shown, access, ''].join('\n');
}

function closing({ asked }: Service): string {
  const sum = (of: 'records' | 'requests') => asked.reduce((total, one) => total + one[of], 0);
  return `Closed. Models were asked ${sum('requests')} times, about ${sum('records')} records.\n`;
}

/** `gmia serve`: serves the models of a module until SIGINT or SIGTERM. */
export const serveCommand: Command<Options> = { call: 'gmia serve', help, read: args => usage(() => read(args)), work };
