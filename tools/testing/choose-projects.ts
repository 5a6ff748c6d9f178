const PROJECTS = ['unit', 'integration', 'e2e'] as const;

export type Project = (typeof PROJECTS)[number];

/** The Vitest projects that will run, as the arguments for Vitest say. */
export function chooseProjects(args: readonly string[]): Project[] {
  const named = args.flatMap((arg, index) => {
    if (arg === '--project') return args[index + 1] ?? [];
    return arg.startsWith('--project=') ? arg.slice('--project='.length) : [];
  });
  return named.length === 0 ? [...PROJECTS] : PROJECTS.filter(project => named.includes(project));
}
