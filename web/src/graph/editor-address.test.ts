import { expect, it } from "vitest";
import { editorAddress } from "./editor-address.ts";
import { testNode } from "./test-skeleton.ts";

const nodes = [
  testNode("load"),
  testNode("regions", { kind: "group" }),
  testNode("build", { group: 1 }),
  testNode("clean up", { part: "finally" }),
  testNode("undo", { part: "rollback" }),
];

it.each([
  [0, "load"],
  [2, "regions/build"],
  [3, "finally:clean%20up"],
  [4, undefined],
  [9, undefined],
])("says where the editor shows node %i: %s", (index, address) => {
  expect(editorAddress(nodes, index)).toBe(address);
});
