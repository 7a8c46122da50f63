import { describe, expect, it } from "vitest";
import { imageTypeOf, maxPreviewBytes, previewKindOf } from "./artifact-kind.ts";

function file(path: string, more: { size?: number; content_type?: string } = {}) {
  return { name: path, path, size: 10, content_type: "application/octet-stream", ...more };
}

describe("the preview of an artifact", () => {
  it("is chosen by the file's name, and by its type where the name says nothing", () => {
    expect(previewKindOf(file("out/report.CSV"))).toBe("csv");
    expect(previewKindOf(file("result.json"))).toBe("json");
    expect(previewKindOf(file("plot.png"))).toBe("image");
    expect(previewKindOf(file("notes", { content_type: "text/plain; charset=utf-8" }))).toBe(
      "text",
    );
    expect(previewKindOf(file("model.bin"))).toBeNull();
  });

  it("shows documents that may hold scripts as their text", () => {
    expect(previewKindOf(file("page.html"))).toBe("text");
    expect(previewKindOf(file("drawing.svg", { content_type: "image/svg+xml" }))).toBe("text");
  });

  it("leaves large files to be downloaded", () => {
    expect(previewKindOf(file("huge.txt", { size: maxPreviewBytes + 1 }))).toBeNull();
  });

  it("does not believe what a task says its picture is", () => {
    expect(imageTypeOf(file("a.jpg", { content_type: "text/html" }))).toBe("image/jpeg");
  });
});
