import { Command, Option } from 'commander';
import { expected } from '../../core/check';
import type { Coarseness } from '../../models/coarseness';
import { type FormName, forms } from '../../serve/forms';
import { type ServeOptions, type Service, serve } from '../../serve/serve';
import { number, text, UsageError, usage } from '../runCommand';
import { loadModels } from './loadModels';

/** The port of TensorFlow Serving. */
const PORT = 8501;

const example = `
FILE may be:

  const gmia = require('gmia');
  const load = async () => {
    const split = gmia.splitForAttack(await gmia.loadCancer(), { pool: 200 });
    const layers = [{ type: 'dense', units: 5, activation: 'tanh' }];
    return gmia.trainTargets(split, { layers, optimiser: 'adam', rate: 0.01, batch: 10, steps: 3000 });
  };
  module.exports = load();
`;

interface Values {
  port: number;
  host?: string;
  form?: FormName;
  decimals?: number;
  top?: number;
  label?: true;
  keyFrom?: string;
  perSecond?: number;
  instances?: number;
  bytes?: number;
}

/** `gmia serve`: serves the models of a module until SIGINT or SIGTERM. */
export const serveCommand = (work: (file: string, options: ServeOptions) => Promise<number> = serveFile): Command =>
  new Command('serve')
    .summary('answers questions to models by HTTP')
    .description('Serves models by HTTP, as TensorFlow Serving and Google ML Engine do, until it is stopped (Ctrl-C).')
    .argument(
      '<file>',
      'a JavaScript module. Its default export, or its export "models", is what gmia.serve takes: an ensemble, or ' +
        'several by name; or a promise of that. For models of your own that have no split it exports "dataset", too',
    )
    .option('--port <number>', 'where it listens (0: a port that is free)', number('--port'), PORT)
    .option('--host <name>', 'default 127.0.0.1: this machine alone can ask', text('--host'))
    .addOption(new Option('--form <name>', 'how answers are worded').choices(Object.keys(forms)))
    .option('--decimals <number>', 'rounds probabilities', number('--decimals'))
    .addOption(
      new Option('--top <number>', 'gives the likeliest classes only').argParser(number('--top')).conflicts('decimals'),
    )
    .addOption(
      new Option('--label', 'gives the likeliest class only, without its probability').conflicts(['decimals', 'top']),
    )
    .option('--key-from <name>', 'asks for a key, the value of this environment variable: Authorization: Bearer KEY')
    .option(
      '--per-second <number>',
      'answers so many requests a second, and others with 429 (default: all)',
      number('--per-second'),
    )
    .option('--instances <number>', 'takes so many in a request (default: any number)', number('--instances'))
    .option('--bytes <number>', 'takes so many in a request (default 1572864)', number('--bytes'))
    .addHelpText('after', example)
    .action(async (file: string, { port, host, form, keyFrom, perSecond, instances, bytes, ...coarser }: Values) => {
      const key = usage(() => (keyFrom === undefined ? undefined : keyOf(keyFrom)));
      const limit = { perSecond, instances, bytes };
      process.exitCode = await work(file, { port, host, form, coarse: coarseOf(coarser), key, limit });
    });

/** At most one of them is given. */
function coarseOf({ decimals, top, label }: Pick<Values, 'decimals' | 'top' | 'label'>): Coarseness | undefined {
  if (decimals !== undefined) return { decimals };
  if (top !== undefined) return { top };
  return label && { label };
}

const keyOf = (name: string): string =>
  process.env[name] || expected(`a key in the environment variable ${name}`, 'nothing');

async function serveFile(file: string, options: ServeOptions): Promise<number> {
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
