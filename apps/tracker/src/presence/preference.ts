import { type Attendance, estimateUtilisation, isFull } from './attendance.ts';

/**
 * Who of several gets the next viewer: the one of whose capacity the smallest part would be taken then, in relation
 * to its weight. So all fill up evenly, and are full at the same time. Those of weight 0 come when the others are
 * full, full ones when there is nobody else; of several alike the first by id, so that the same question has the
 * same answer.
 */
export function isPreferred(a: Attendance, b: Attendance): boolean {
  const byRank = rank(a) - rank(b);
  if (byRank !== 0) return byRank < 0;
  const difference = computeCost(a) - computeCost(b);
  return difference < 0 || (difference === 0 && a.endpoint.id < b.endpoint.id);
}

function rank(attendance: Attendance): number {
  return (isFull(attendance) ? 2 : 0) + (attendance.endpoint.weight === 0 ? 1 : 0);
}

function computeCost(attendance: Attendance): number {
  return estimateUtilisation(attendance, 1) / (attendance.endpoint.weight || 1);
}
