import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensurePackages, programsOf } from '../../ensurePackages';

const VENV = '.servers-kubernetes';

/**
 * Brings Kubernetes' schemas on first need.
 * @returns their Python, which has PyYAML
 * @throws Error that says what to do
 */
export const ensureKubernetesSchemas = (): string =>
  ensurePackages("Kubernetes' schemas", VENV, join(__dirname, 'requirements.txt'), 'It needs a package index');

/** What is wrong with a file, by the schemas of a version of Kubernetes; empty where nothing is. */
export function faultsOf(file: string, version: string): string {
  const args = ['--strict', '--quiet', '--kubernetes-version', version, file];
  const { status, stdout, stderr, error } = spawnSync(join(programsOf(VENV), 'kubernetes-validate'), args, {
    encoding: 'utf8',
  });
  if (error) throw error;
  return status === 0 ? '' : `${stdout}${stderr}`;
}

/** The content of a file of YAML. */
export const readYaml = (python: string, file: string): unknown =>
  JSON.parse(
    execFileSync(
      python,
      ['-c', 'import json, sys, yaml; json.dump(yaml.safe_load(open(sys.argv[1])), sys.stdout)', file],
      {
        encoding: 'utf8',
      },
    ),
  );
