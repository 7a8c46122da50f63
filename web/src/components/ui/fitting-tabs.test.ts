import { describe, expect, it } from "vitest";
import { fittingTabs } from "./fitting-tabs.ts";

const widths = [50, 60, 40, 70];

describe("fitting tabs", () => {
  it("shows all of them where there is room, and no menu", () => {
    const row = { room: 232, gap: 4, menuWidth: 40, active: 0 };
    expect(fittingTabs(widths, row)).toEqual([true, true, true, true]);
  });

  it("gives the last ones to the menu, which needs room itself", () => {
    const row = { room: 231, gap: 4, menuWidth: 40, active: 0 };
    expect(fittingTabs(widths, row)).toEqual([true, true, true, false]);
    expect(fittingTabs(widths, { ...row, room: 160 })).toEqual([true, true, false, false]);
  });

  it("keeps the active one in the row, wherever it stands", () => {
    const row = { room: 180, gap: 4, menuWidth: 40, active: 3 };
    expect(fittingTabs(widths, row)).toEqual([true, false, false, true]);
  });

  it("shows the active one even where nothing fits", () => {
    const row = { room: 10, gap: 4, menuWidth: 40, active: 2 };
    expect(fittingTabs(widths, row)).toEqual([false, false, true, false]);
  });
});
