import type uPlot from 'uplot';

/** More lines would be a hatching. */
const MAX_MARKS = 24;

/** Draws a line at each instant at which sessions begin, over the layers; none where they would be too many. */
export function drawMarks(plot: uPlot, marks: readonly number[], colour: string): void {
  const { ctx, bbox } = plot;
  const seen = [...new Set(marks)].filter(at => {
    const x = plot.valToPos(at, 'x', true);
    return x > bbox.left + 1 && x < bbox.left + bbox.width - 1;
  });
  if (seen.length > MAX_MARKS) return;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.globalAlpha = 0.5;
  ctx.setLineDash([2, 5]);
  ctx.beginPath();
  for (const at of seen) {
    const x = Math.round(plot.valToPos(at, 'x', true)) + 0.5;
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
  }
  ctx.stroke();
  ctx.restore();
}
