import { expect, it } from "vitest";
import { retryRequest } from "./retry-request.ts";

it("asks for the selected task runs by their ids, and for nothing beside them", () => {
  expect(retryRequest("01890000-0000-7000-8000-000000000000", [4, 9])).toEqual({
    mode: "task",
    tasks: ["01890000-0000-7000-8000-000000000005", "01890000-0000-7000-8000-00000000000a"],
    version: "same",
  });
});
