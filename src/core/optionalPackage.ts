import { expected } from './check';

/**
 * Loads a package that gmia does not bring, as gmia finds it or as the current folder does.
 * @param install what npm is asked for, where that is not its name alone
 * @throws RangeError that says what to install where it is not there
 */
export function optionalPackage<Package>(name: string, install = name): Package {
  let path: string;
  try {
    path = require.resolve(name, { paths: [__dirname, process.cwd()] });
  } catch {
    return expected(`the package ${name}, which gmia does not bring`, 'none', `Install it: npm install ${install}`);
  }
  return require(path);
}
