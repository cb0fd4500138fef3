import type { ExposureNode } from '../../exposure/exposure-record';

export const NODE_WIDTH = 176;
export const NODE_HEIGHT = 58;

/** A node with its upper left corner. */
export interface PlacedNode {
  readonly node: ExposureNode;
  readonly x: number;
  readonly y: number;
}

/** Keeps one decimal: no screen shows more. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
