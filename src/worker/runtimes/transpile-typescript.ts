import { UnusableRequest } from "./script-environment.ts";

interface TranspileMessage {
  text: string;
  location: { line: number; column: number } | null;
}

/**
 * TypeScript → JavaScript with an inline source map; types are dropped, not checked. Module syntax stays as it is, so that Node
 * decides between CommonJS and ES modules as it does for JavaScript. Throws UnusableRequest for code that does not parse.
 */
export async function transpileTypescript(code: string): Promise<string> {
  // Loaded on first use: it starts a process of its own.
  const { transform } = await import("esbuild");
  try {
    const result = await transform(code, {
      loader: "ts",
      sourcefile: "script.ts",
      sourcemap: "inline",
      target: "node20",
      logLevel: "silent",
      // No tsconfig.json of a folder above applies.
      tsconfigRaw: "{}",
    });
    return result.code;
  } catch (error) {
    const messages = messagesOf(error);
    if (messages === null) throw error;
    throw new UnusableRequest(messages.map(describe).join("\n"), { cause: error });
  }
}

function describe({ text, location }: TranspileMessage): string {
  return location === null
    ? `script.ts: ${text}`
    : `script.ts:${location.line}:${location.column + 1}: ${text}`;
}

/** The messages of esbuild's TransformFailure; null for any other error. */
function messagesOf(error: unknown): TranspileMessage[] | null {
  if (!(error instanceof Error) || !("errors" in error) || !Array.isArray(error.errors))
    return null;
  return error.errors.length > 0 ? (error.errors as TranspileMessage[]) : null; // esbuild's documented shape
}
