import { basename, relative } from 'node:path';
import { parseDocument } from 'yaml';
import type { TransferPolicy } from '../domain/policy/transfer-policy.js';
import { isYamlFile, listYamlFiles, readOrFault } from './files.js';
import { PACKAGE_ROOT } from './package-root.js';
import { PolicyFile } from './policy-shape.js';
import { ReferenceFault } from './reference-fault.js';
import { readYaml, type YamlFile } from './yaml-file.js';

const FOLDERS = ['reference/policies', 'fixtures/policies'];

/** Settings by path, such as `caps.transfer.scope` to `external-only`; they win over the file. */
export type PolicySettings = Readonly<Record<string, string>>;

/** A policy with the place in its file at which a fault stands. */
export interface PolicyInFile {
  readonly policy: TransferPolicy;
  readonly faultAt: YamlFile<unknown>['fault'];
}

/** A policy as `loadPolicyFile` finds it, without its file. */
export function loadPolicy(idOrFile: string, settings: PolicySettings = {}): TransferPolicy {
  return loadPolicyFile(idOrFile, settings).policy;
}

/** A policy by file or by id. Throws `ReferenceFault`, which names the known ids when this is none. */
export function loadPolicyFile(idOrFile: string, settings: PolicySettings = {}): PolicyInFile {
  if (isYamlFile(idOrFile)) return readPolicy(readOrFault(idOrFile), idOrFile, settings);
  const known = listYamlFiles(FOLDERS);
  const file = known.find((each) => basename(each, '.yaml') === idOrFile);
  if (file === undefined) {
    const names = known.map((each) => basename(each, '.yaml')).join(', ');
    throw new ReferenceFault('unknown-policy', `there is no policy ${idOrFile}; there are ${names}`, null);
  }
  return readPolicy(readOrFault(file), relative(PACKAGE_ROOT, file), settings);
}

/** Reads a policy from its YAML text; `file` only names it in faults. */
function readPolicy(yaml: string, file: string, settings: PolicySettings): PolicyInFile {
  const { value: policy, fault: faultAt } = readYaml(yaml, file, PolicyFile);
  if (Object.keys(settings).length === 0) return { policy, faultAt };
  try {
    return { policy: readYaml(withSettings(yaml, settings), file, PolicyFile).value, faultAt };
  } catch (error) {
    if (!(error instanceof ReferenceFault)) throw error;
    const sentence = aboutNoCap(policy, settings) ?? error.sentence.replace(/^the file: /, '');
    throw new ReferenceFault('setting', `--set: ${sentence}`, null);
  }
}

/** A setting of a cap that the policy lacks would begin a new one, of which then everything is missing. */
function aboutNoCap({ caps }: TransferPolicy, settings: PolicySettings): string | null {
  const named = Object.keys(settings).find((path) => {
    const [part, cap] = path.split('.');
    return part === 'caps' && cap !== undefined && !Object.hasOwn(caps, cap);
  });
  if (named === undefined) return null;
  return `${named}: the policy has no cap ${named.split('.')[1]}; it has ${Object.keys(caps).join(', ')}`;
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
