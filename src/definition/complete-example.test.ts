import { describe, expect, it } from "vitest";
import { compilePlan } from "./compile-plan.ts";
import { parseJobDocument } from "./parse-job.ts";

/** One document with nearly every key of the language. */
const example = `stratal: 1
name: nightly-etl
labels: {team: data}
inputs:
  target: {type: enum, values: [staging, prod], required: true}
  day: {type: date, default: "\${{ date(run.logical_time) }}"}
  shops: {type: array, items: {type: string}, default: [eu, us], max_items: 50}
env: {API: "https://\${{ inputs.target }}.acme.io"}
defaults: {timeout: 10m, runs_on: [linux], retry: {max: 2, delay: 5s}}
concurrency: {key: "etl-\${{ inputs.target }}", limit: 1, on_conflict: queue, max_queued: 5}
tasks:
  - name: lock
    uses: http_request
    parameters:
      method: POST
      url: "\${{ env.API }}/locks"
      headers: {Authorization: "Bearer \${{ secrets.api_token }}"}
    rollback:
      uses: http_request
      parameters: {method: DELETE, url: "\${{ env.API }}/locks/\${{ self.outputs.json.id }}"}
  - name: extract
    depends_on: [lock]
    for_each: {in: "\${{ inputs.shops }}", as: shop, key: "\${{ shop }}", max_parallel: 4, tolerate: 1}
    env: {SHOP: "\${{ shop }}"}
    secrets: {warehouse_password: DB_PASSWORD}
    script: {language: python, code: "print(1)"}
    outputs: {rows: {type: integer, required: true}}
    artifacts: [{name: rows, path: rows.csv, retention: 7d}]
    retry: {max: 4, delay: 10s, factor: 2, max_delay: 5m, jitter: full, if: "error.exit_code == 75"}
    cache: {key: "\${{ shop }}-\${{ inputs.day }}", ttl: 7d}
  - name: total
    run: echo "$SUM"
    env: {SUM: "\${{ sum(tasks.extract.items.filter(i, i.ok).map(i, i.outputs.rows)) }}"}
  - name: index_ready
    depends_on: [total]
    uses: http_request
    parameters: {url: "\${{ env.API }}/index"}
    loop: {until: "self.outputs.json.state == 'ready'", delay: 30s, max_iterations: 40}
  - name: regions
    depends_on: [total]
    for_each: {matrix: {region: [eu, us], tier: [free, pro]}, exclude: [{region: us, tier: free}]}
    tasks:
      - {name: build, run: "./build.sh", env: {REGION: "\${{ item.region }}"}}
      - {name: check, run: "./check.sh", env: {OUT: "\${{ tasks.build.output }}"}}
  - name: approve
    if: inputs.target == 'prod'
    depends_on: [regions]
    approval: {message: "Publish \${{ tasks.total.output }} rows?", approvers: {groups: [leads]}, timeout: 24h}
  - name: publish
    depends_on: [approve, index_ready]
    job: {name: publish-report, inputs: {day: "\${{ inputs.day }}"}}
    rollback: {job: {name: unpublish-report, inputs: {id: "\${{ self.outputs.report_id }}"}}}
  - {name: warm, depends_on: [publish], run: "./warm.sh", allow_failure: true}
  - {name: page, depends_on: [{task: publish, status: failed}], uses: slack, parameters: {text: publish failed}}
outputs: {rows: "\${{ int(tasks.total.output) }}"}
on_failure:
  - {name: dump, run: "./dump.sh"}
finally:
  - {name: cleanup, run: 'rm -rf "/scratch/$STRATAL_RUN_ID"'}
`;

describe("the complete example of the language", () => {
  it("is accepted without a warning, and becomes a plan in which every read is an edge", () => {
    const { definition, warnings } = parseJobDocument(example);
    expect(warnings).toEqual([]);
    const { nodes, error } = compilePlan(definition);
    expect(error).toBeNull();
    const edges = nodes.map(({ task, dependencies }) => [
      task.name,
      ...dependencies.map((index) => nodes[index]!.task.name),
    ]);
    expect(edges.map((names) => names.join(" < "))).toEqual([
      "lock",
      "extract < lock",
      "total < extract",
      "index_ready < total",
      "regions < total",
      "approve < total < regions",
      "publish < index_ready < approve",
      "warm < publish",
      "page < publish",
      "build",
      "check < build",
      "dump",
      "cleanup",
      "lock",
      "publish",
    ]);
  });
});
