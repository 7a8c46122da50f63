/** The run page's wire format: `GET /api/v1/job-runs/{id}/graph` and the changes that the live channel sends for `run:<id>`. */
import type { components } from "../../../src/client/schema.gen.ts";

type Schemas = components["schemas"];

/** The run itself, as far as its header needs it at every change. */
export type SkeletonRun = Schemas["RunHead"];
/** One node of the plan; `depends_on` and `group` are indexes of nodes. */
export type SkeletonNode = Schemas["RunGraphNode"];
/** Task runs by columns. */
export type TaskColumns = Schemas["TaskColumns"];
/** The whole skeleton of a run. */
export type SkeletonAnswer = Schemas["RunGraph"];

/** What changed since an earlier revision. */
export interface SkeletonChange {
  rev: number;
  run?: SkeletonRun;
  tasks?: TaskColumns;
}
