import { markdownTable } from '../scripts/markdownTable';
import { count, percentInterval } from '../src/core/format';
import { isBroken, type Kept } from './simulate';
import type { Simulation } from './simulation';

/** docs/coverage.md: what the statistics promise, and how often it was true in simulations. */
export const coveragePage = (all: readonly { simulation: Simulation; kept: readonly Kept[] }[]): string =>
  `# What the statistics promise, and how often it is true

Each table is a simulation: data are made by a law that is known, so that it can be counted how often an interval holds
the true number, or how often a test is wrong. *Now* is what gmia does; other forms are what it, or others, did before.
✗ marks a broken promise: the 95 % interval of the rate, in brackets, lies on the wrong side of it.

Written by \`npm run simulate\` from docs/coverage/; do not edit it.
${all.map(({ simulation, kept }) => sectionText(simulation, kept)).join('')}`;

function sectionText({ name, about, promises }: Simulation, kept: readonly Kept[]): string {
  const forms = [...new Set(kept.map(({ form }) => form))];
  const regimes = [...new Set(kept.map(({ regime }) => regime))];
  const rows = regimes.flatMap(regime =>
    promises.map(({ what, rate, bound }, i) => {
      const of = kept.filter(one => one.regime === regime && one.what === what);
      const promised = `${bound === 'least' ? '≥' : '≤'} ${Number((100 * rate).toPrecision(4))} %`;
      const cells = forms.map(form => {
        const one = of.find(each => each.form === form);
        return one ? cell(one) : '–';
      });
      return [i === 0 ? regime : '', i === 0 ? count(of[0].draws) : '', what, promised, ...cells];
    }),
  );
  return `
## ${name}

${about}

${markdownTable(['regime', 'data sets', 'what', 'promised', ...forms], rows)}
`;
}

const cell = (kept: Kept): string => `${percentInterval(kept.found)}${isBroken(kept) ? ' ✗' : ''}`;
