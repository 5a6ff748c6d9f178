export * from './room-state.ts';
