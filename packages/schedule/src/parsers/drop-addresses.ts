/** Of a name what is no e-mail address: some write one beside it, or in its place. Handles such as `@ada` stay. */
export function dropAddresses(name: string): string {
  if (!name.includes('@')) return name;
  return name
    .split(' ')
    .filter(word => !ADDRESS.test(word))
    .join(' ');
}

const ADDRESS = /^[^@]+@[^@]+\.[^@]+$/;
