import { posix } from 'node:path';
import { explainLevel, mayImport } from './levels.ts';
import type { SourceFile, WorkspacePackage } from './read-workspace.ts';

const OWN_NAMES = /^@foyer\//;
const TEST_FILE = /\.(?:test|bench)\.tsx?$/;
/** Scripts that stand beside what they generate from; they run by name and are not imported. */
const GENERATOR = /\/generate-[^/]+\.ts$/;

/** What the code does that its place in the architecture does not allow, as messages with file and line. */
export function findViolations(packages: readonly WorkspacePackage[]): string[] {
  return packages.flatMap(from => [
    ...checkManifest(from, packages),
    ...from.files.flatMap(file => [...checkImports(from, file, packages), ...checkPurity(from, file)]),
  ]);
}

function checkManifest(from: WorkspacePackage, packages: readonly WorkspacePackage[]): string[] {
  return from.dependencies.flatMap(name => {
    const to = packages.find(candidate => candidate.name === name);
    if (to === undefined || mayImport(from.level, to.level)) return [];
    return [
      `${from.folder}/package.json: depends on ${name}, which is ${to.level}. ${explainLevel(from.level)}.`,
    ];
  });
}

function checkImports(
  from: WorkspacePackage,
  file: SourceFile,
  packages: readonly WorkspacePackage[],
): string[] {
  return file.imports.flatMap(({ specifier, line }) => {
    const complaint = specifier.startsWith('.')
      ? checkPath({ from, file, specifier, packages })
      : checkName(from, specifier, packages);
    return complaint === undefined ? [] : [`${file.path}:${line}: imports "${specifier}". ${complaint}.`];
  });
}

function checkName(
  from: WorkspacePackage,
  specifier: string,
  packages: readonly WorkspacePackage[],
): string | undefined {
  if (!OWN_NAMES.test(specifier)) return undefined;
  const to = packages.find(({ name }) => specifier === name || specifier.startsWith(`${name}/`));
  if (to === undefined) return 'There is no such package in this workspace';
  if (to === from)
    return 'Inside a package import the file itself: its index is for others, and makes cycles';
  return mayImport(from.level, to.level) ? undefined : explainLevel(from.level);
}

interface PathImport {
  from: WorkspacePackage;
  file: SourceFile;
  specifier: string;
  packages: readonly WorkspacePackage[];
}

function checkPath({ from, file, specifier, packages }: PathImport): string | undefined {
  const target = posix.join(posix.dirname(file.path), specifier);
  const to = packages.find(({ folder }) => target.startsWith(`${folder}/`));
  if (to === undefined) return undefined;
  if (GENERATOR.test(target) && !TEST_FILE.test(file.path)) return 'A generator is run by name, not imported';
  if (to !== from) {
    if (!mayImport(from.level, to.level)) return explainLevel(from.level);
    if (from.level === 'test') return undefined; // a test may look at what is not exported
    return `Import it as "${to.name}", by what it exports: its files may move`;
  }
  const isIndex = target === `${to.folder}/src/index.ts` && !TEST_FILE.test(file.path);
  return isIndex
    ? 'Inside a package import the file itself: its index is for others, and makes cycles'
    : undefined;
}

function checkPurity(from: WorkspacePackage, file: SourceFile): string[] {
  if (from.level !== 'domain' || TEST_FILE.test(file.path) || GENERATOR.test(file.path)) return [];
  return file.impurities.map(
    ({ what, line }) =>
      `${file.path}:${line}: uses ${what}. Domain code is told the time and chance by its caller, so that it can be asked about any instant: take it as a parameter.`,
  );
}
