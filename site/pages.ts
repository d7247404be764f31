/** The parts of the site, and the pages of each, by their path in the project. The front page is README.md. */
export const parts: Readonly<Record<string, readonly string[]>> = {
  'Start here': ['docs/tutorial.md'],
  'How to': [
    'docs/how-to/own-data.md',
    'docs/how-to/own-model.md',
    'docs/own-training.md',
    'docs/how-to/server.md',
    'docs/how-to/own-attack.md',
    'docs/how-to/many-machines.md',
    'docs/how-to/gpu.md',
    'docs/how-to/defend.md',
    'docs/how-to/vary.md',
    'docs/how-to/share.md',
    'docs/how-to/own-jupyter.md',
    'docs/how-to/reproduce.md',
  ],
  'What the numbers mean': [
    'docs/numbers.md',
    'docs/calibration.md',
    'docs/coverage.md',
    'docs/results.md',
    'docs/seeds.md',
    'docs/speed.md',
  ],
  Reference: [
    'docs/reference/commands.md',
    'docs/reference/environment-variables.md',
    'docs/reference/files.md',
    'docs/artifact.md',
    'environment.md',
    'data/README.md',
    'CHANGELOG.md',
  ],
  Project: ['docs/architecture.md', 'CONTRIBUTING.md', 'SECURITY.md', 'NOTICE.md'],
};

/** All pages, in the order of the parts. */
export const pages: readonly string[] = Object.values(parts).flat();
