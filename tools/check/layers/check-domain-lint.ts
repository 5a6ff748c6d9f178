import type { WorkspacePackage } from './read-workspace.ts';

/**
 * Biome forbids Node's modules and the globals of the outside world in domain packages, but has to be told
 * which they are. This makes sure that it knows them all.
 */
export function checkDomainLint(packages: readonly WorkspacePackage[], biomeJson: string): string[] {
  const included: string[] = [];
  for (const [, names = ''] of biomeJson.matchAll(/"packages\/\{([\w,-]+)\}\/src\/\*\*"/g)) {
    included.push(...names.split(',').map(name => `packages/${name}`));
  }
  return packages
    .filter(({ level, folder }) => level === 'domain' && !included.includes(folder))
    .map(
      ({ folder }) =>
        `biome.json: the rules for domain packages ("packages/{…}/src/**") leave out ${folder}, whose package.json says it is one.`,
    );
}
