import { describe, expect, it } from 'vitest';
import { findLayerColour } from './graph-colour.ts';

describe('the colours of a graph', () => {
  it.each(['dark', 'light'] as const)('tell eight rooms apart where it is %s', scheme => {
    const colours = Array.from({ length: 8 }, (_, index) =>
      findLayerColour({ room: `room ${index}`, index }, scheme),
    );
    expect(new Set(colours).size).toBe(8);
  });
});
