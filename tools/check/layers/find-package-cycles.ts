import type { WorkspacePackage } from './read-workspace.ts';

/** The cycles among the packages' dependencies, each as "a → b → a". */
export function findPackageCycles(packages: readonly WorkspacePackage[]): string[] {
  const dependenciesOf = new Map(packages.map(({ name, dependencies }) => [name, dependencies]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (name: string, path: readonly string[]): void => {
    const at = path.indexOf(name);
    if (at !== -1) cycles.push([...path.slice(at), name].join(' → '));
    if (at !== -1 || done.has(name)) return;
    for (const dependency of dependenciesOf.get(name) ?? []) visit(dependency, [...path, name]);
    done.add(name);
  };
  for (const { name } of packages) visit(name, []);
  return cycles.map(cycle => `packages depend on each other: ${cycle}. Move what both need into a third.`);
}
