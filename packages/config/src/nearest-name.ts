/** `; did you mean "title"?` if one of the names is close to what was written, else nothing. */
export function suggestName(written: string, names: Iterable<string>): string {
  const nearest = findNearestName(written, names);
  return nearest === undefined ? '' : `; did you mean "${nearest}"?`;
}

function findNearestName(written: string, names: Iterable<string>): string | undefined {
  const simple = simplify(written);
  let nearest: string | undefined;
  let nearestDistance = Math.max(1, Math.floor(simple.length / 3)) + 1;
  for (const name of names) {
    const distance = editDistance(simple, simplify(name));
    if (distance < nearestDistance) {
      nearest = name;
      nearestDistance = distance;
    }
  }
  return nearest;
}

function simplify(name: string): string {
  return name.toLowerCase().replaceAll(/[-_\s]/g, '');
}

/** The fewest letters to insert, delete, replace or swap with their neighbour that turn one into the other. */
function editDistance(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= from.length; row += 1) {
    rows[row] = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = at(row - 1, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const isSwap =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const swapped = isSwap ? at(row - 2, column - 2) + 1 : replaced;
      rows[row]?.push(Math.min(replaced, swapped, at(row - 1, column) + 1, at(row, column - 1) + 1));
    }
  }
  return at(from.length, to.length);
}
