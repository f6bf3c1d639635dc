import { basename, relative } from 'node:path';
import { parseDocument } from 'yaml';
import type { TransferPolicy } from '../domain/policy/transfer-policy.js';
import { listYamlFiles, readOrFault } from './files.js';
import { PACKAGE_ROOT } from './package-root.js';
import { PolicyFile } from './policy-shape.js';
import { ReferenceFault } from './reference-fault.js';
import { readYaml } from './yaml-file.js';

const FOLDERS = ['reference/policies', 'fixtures/policies'];

/** Settings by path, such as `caps.transfer.scope` to `external-only`; they win over the file. */
export type PolicySettings = Readonly<Record<string, string>>;

/** A policy by file or by id. Throws `ReferenceFault`, which names the known ids when this is none. */
export function loadPolicy(idOrFile: string, settings: PolicySettings = {}): TransferPolicy {
  if (/\.ya?ml$/.test(idOrFile)) return readPolicy(readOrFault(idOrFile), idOrFile, settings);
  const known = listYamlFiles(FOLDERS);
  const file = known.find((each) => basename(each, '.yaml') === idOrFile);
  if (file === undefined) {
    const names = known.map((each) => basename(each, '.yaml')).join(', ');
    throw new ReferenceFault('unknown-policy', `there is no policy ${idOrFile}; there are ${names}`, null);
  }
  return readPolicy(readOrFault(file), relative(PACKAGE_ROOT, file), settings);
}

/** Reads a policy from its YAML text; `file` only names it in faults. */
function readPolicy(yaml: string, file: string, settings: PolicySettings = {}): TransferPolicy {
  const policy = readYaml(yaml, file, PolicyFile).value;
  if (Object.keys(settings).length === 0) return policy;
  try {
    return readYaml(withSettings(yaml, settings), file, PolicyFile).value;
  } catch (error) {
    if (!(error instanceof ReferenceFault)) throw error;
    throw new ReferenceFault('setting', `--set: ${error.sentence}`, null);
  }
}

function withSettings(yaml: string, settings: PolicySettings): string {
  const document = parseDocument(yaml, { schema: 'failsafe' });
  for (const [path, value] of Object.entries(settings)) {
    try {
      document.setIn(path.split('.'), value);
    } catch {
      throw new ReferenceFault('setting', `${path} is no setting of a policy`, null);
    }
  }
  return document.toString();
}
