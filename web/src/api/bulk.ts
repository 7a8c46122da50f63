/** What came of an action on many things. */
export interface BulkResult {
  done: number;
  failed: { id: string; message: string }[];
}

/** Does something for each id, one after the other, so that a long list does not flood the server. */
export async function eachOf(
  ids: readonly string[],
  act: (id: string) => Promise<unknown>,
): Promise<BulkResult> {
  const result: BulkResult = { done: 0, failed: [] };
  for (const id of ids) {
    try {
      await act(id);
      result.done += 1;
    } catch (error) {
      result.failed.push({ id, message: error instanceof Error ? error.message : String(error) });
    }
  }
  return result;
}
