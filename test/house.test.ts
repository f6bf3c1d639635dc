import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { builtinModules } from 'node:module';

const root = process.cwd();

/**
 * Who may import what: the whole plan of the house. A room names the rooms and packages it may use;
 * everything else is refused. `node:*` stands for all of Node's own modules.
 */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  'src/domain': ['src/domain', 'fraction.js', '@noble/hashes'],
  'src/contract': ['src/contract', 'src/domain', 'zod'],
  'src/reference': [
    'src/reference',
    'src/domain',
    'src/claim-file',
    'yaml',
    'csv-parse',
    'saxes',
    'fflate',
    'zod',
    'node:*',
  ],
  'src/documents': [
    'src/documents',
    'src/domain',
    '@hyzyla/pdfium',
    'pkijs',
    'sharp',
    'file-type',
    'csv-parse',
    'tesseract.js-core',
    'saxes',
    'node:*',
  ],
  'src/report': ['src/report', 'src/contract', 'src/domain', 'pdfkit', 'node:*'],
  'src/embedded': ['src/embedded', 'src/claim-file', 'node:*'],
  'src/store': ['src/store', 'src/domain', 'migrations', 'typeorm', 'pg', '@nestjs/common', 'node:*'],
  'src/queue': ['src/queue', 'src/config', 'bullmq', 'ioredis', 'pg', '@nestjs/common', 'node:*'],
  'src/objects': ['src/objects', 'src/config', '@aws-sdk/client-s3', '@nestjs/common', 'node:*'],
  'src/mail': ['src/mail', 'src/config', 'src/contract', 'nodemailer', '@nestjs/common', 'node:*'],
  'src/http': [
    'src/http',
    'src/contract',
    'src/domain',
    'src/store',
    'src/config',
    '@nestjs/common',
    '@nestjs/core',
    '@nestjs/platform-fastify',
    '@nestjs/swagger',
    '@fastify',
    'fastify',
    'pino',
    'prom-client',
    'rxjs',
    'zod',
    'node:*',
  ],
  'src/modules': [
    'src/domain',
    'src/contract',
    'src/store',
    'src/documents',
    'src/queue',
    'src/objects',
    'src/mail',
    'src/report',
    'src/reference',
    'src/http',
    'src/config',
    '@nestjs/common',
    '@nestjs/swagger',
    '@node-rs/argon2',
    'fastify',
    'rxjs',
    'typeorm',
    'zod',
    'node:*',
  ],
  'src/cli': [
    'src/cli',
    'src/domain',
    'src/contract',
    'src/documents',
    'src/reference',
    'src/import-into-database',
    'commander',
    'node:*',
  ],
  workers: [
    'workers',
    'src/modules',
    'src/queue',
    'src/config',
    '@nestjs/core',
    '@nestjs/common',
    'bullmq',
    'node:*',
  ],
  migrations: ['typeorm', 'node:*'],
  web: [
    'web',
    'src/contract',
    'react',
    'react-dom',
    'react-router',
    'react-dropzone',
    '@mantine',
    '@tanstack',
    '@tabler/icons-react',
    '@fontsource-variable',
  ],
};

/**
 * Rooms whose files must stay shorter than the rest: a worker decides nothing, a migration does one thing.
 */
const LINES_MAX: Readonly<Record<string, number>> = { workers: 50, migrations: 60 };
const FILE_LINES_MAX = 300;
const LINE_LENGTH_MAX = 110;

/**
 * `main.ts`, `app.module.ts` and their like stand above the rooms: they put them together and do nothing
 * else.
 */
const COMPOSING = /^src\/[a-z.-]+\.ts$/;
const BANNED_NAME = /(^|[-.])(utils?|helpers?|managers?|handlers?|processors?|common|misc|data|info)([-.]|$)/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.(module|controller|entity|store|test|d))?\.(tsx?|mjs|sql|css)$/;

const sources = ['src', 'workers', 'migrations'].flatMap((folder) => filesBelow(folder));
const pages = filesBelow('web');
const everything = [...sources, ...pages, ...filesBelow('test')];
const scripts = ['scripts', 'bench', 'fixtures'].flatMap((folder) => filesBelow(folder));
const isCode = (file: string) => /\.(tsx?|mjs)$/.test(file);

describe('the house rules', () => {
  it('every import is on its room’s allow-list', () => {
    const breaches = [...sources, ...pages]
      .filter((file) => /\.tsx?$/.test(file) && !COMPOSING.test(file))
      .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
      .filter(({ file, target }) => !allowed(file, target))
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(breaches).toEqual([]);
  });

  it('a module never imports another module', () => {
    const breaches = sources
      .filter((file) => file.startsWith('src/modules/'))
      .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
      .filter(({ file, target }) => target.startsWith('src/modules/') && moduleOf(target) !== moduleOf(file));
    expect(breaches).toEqual([]);
  });

  it('inside the domain, nothing points back at evaluation, and the small words point at no folder', () => {
    const breaches = sources
      .filter((file) => file.startsWith('src/domain/') && !file.startsWith('src/domain/evaluation/'))
      .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
      .filter(
        ({ file, target }) =>
          target.startsWith('src/domain/evaluation/') ||
          (dirname(file) === 'src/domain' &&
            target.startsWith('src/domain/') &&
            dirname(target) !== 'src/domain'),
      );
    expect(breaches).toEqual([]);
  });

  it('only config.ts reads the environment', () => {
    const readers = sources.filter(
      (file) => file.endsWith('.ts') && /process\.env\b/.test(read(file)) && file !== 'src/config.ts',
    );
    expect(readers).toEqual([]);
  });

  it('tables that are asked with what is printed are maps', () => {
    // A plain object answers “constructor” with a function.
    const asked = [
      'src/domain/transcript/',
      'src/domain/institution/',
      'src/domain/matching/',
      'src/reference/',
    ];
    const tables = sources.filter(
      (file) =>
        asked.some((folder) => file.startsWith(folder)) &&
        /^(?:export )?const \w+: .*\bRecord<string,/m.test(read(file)),
    );
    expect(tables).toEqual([]);
    // And “in” asks a map for what it was made of.
    const within = sources.filter((file) => /\bin [A-Z][A-Z_]{2,}\)/.test(read(file)));
    expect(within).toEqual([]);
  });

  it('files and lines stay short', () => {
    const long = [...everything, ...scripts].filter(isCode).flatMap((file) => {
      const lines = read(file).trimEnd().split('\n');
      const most = LINES_MAX[file.split('/')[0]!] ?? FILE_LINES_MAX;
      const wide = lines.flatMap((line, at) =>
        line.length > LINE_LENGTH_MAX && !line.includes('https://') ? [`${file}:${at + 1}`] : [],
      );
      return lines.length > most ? [`${file} has ${lines.length} lines`, ...wide] : wide;
    });
    expect(long).toEqual([]);
  });

  it('names say what a thing is: kebab case, and no drawers', () => {
    const named = [...everything, ...scripts].filter(isCode);
    const bad = named.filter((file) => !KEBAB.test(basename(file).replace(/^\d+-/, '')));
    const drawers = named.filter((file) => BANNED_NAME.test(basename(file).replace(/\.\w+$/, '')));
    expect([...bad, ...drawers]).toEqual([]);
  });

  it('no default export, and no way round the types', () => {
    const breaches = [...sources, ...pages].filter((file) => {
      if (!isCode(file)) return false;
      const [text, code] = [read(file), withoutComments(read(file))];
      return (
        /^export default|\bas default\b/m.test(code) ||
        /:\s*any\b|\bas any\b/.test(code) ||
        /@ts-(ignore|nocheck|expect-error)/.test(text)
      );
    });
    expect(breaches).toEqual([]);
  });
});

function filesBelow(folder: string): string[] {
  const path = join(root, folder);
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => statSync(join(root, name)).isFile() && !name.includes('node_modules'));
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/**
 * Comments begin a line here, or stand after code and a space; a text that holds `//` has no space before it.
 */
function withoutComments(text: string): string {
  return text.replace(/^\s*\/\*[\s\S]*?\*\/|(?:^|\s)\/\/ .*$/gm, '');
}

/** A whole statement, or a call of `import(…)`: the word `from` before a text in a query is neither. */
const IMPORT =
  /(?:^\s*(?:import|export)\s[\w\s$*{},]*?\bfrom\s*|^\s*import\s*|\bimport\s*\(\s*)'([^'\n]+)'/gm;

/** Targets as paths inside the house (without suffix) or as package names. */
function importsOf(file: string): string[] {
  const found = [...withoutComments(read(file)).matchAll(IMPORT)].map((match) => match[1] as string);
  return found.map((specifier) =>
    specifier.startsWith('.')
      ? relative(root, resolve(root, dirname(file), specifier)).replace(/\.js$/, '.ts')
      : specifier,
  );
}

function allowed(file: string, target: string): boolean {
  const room = Object.keys(ROOMS).find((name) => file.startsWith(`${name}/`));
  if (room === undefined) return false;
  const isNode = target.startsWith('node:') || builtinModules.includes(target);
  if (room === 'src/modules' && target.startsWith(moduleOf(file))) return true;
  return (ROOMS[room] ?? []).some((name) =>
    name === 'node:*' ? isNode : target === name || target === `${name}.ts` || target.startsWith(`${name}/`),
  );
}

function moduleOf(file: string): string {
  return file.split('/').slice(0, 3).join('/');
}
