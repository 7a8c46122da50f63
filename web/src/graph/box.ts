/** Sizes that the layouts share with what draws them. */

/** A node's place and size; x and y are its left upper corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Nodes of one level, that is, of one group or of the top, and the edges between them. */
export interface Level {
  nodes: readonly { id: number; width: number; height: number }[];
  edges: readonly { from: number; to: number }[];
}

export const nodeWidth = 208;
export const nodeHeight = 52;
export const gapBetweenLayers = 56;
export const gapBetweenNodes = 18;
/** Space inside a group: around its nodes, and above them for its name. */
export const groupPadding = 14;
export const groupHeading = 40;
