/**
 * Makes SIGUSR1 harmless. By default it opens Node's inspector on 127.0.0.1:9229, and any process of the same user, such as a
 * script, could send it and then run code inside the worker. To be called once, before the first script starts.
 */
export function ignoreInspectorSignal(): void {
  process.on("SIGUSR1", () => undefined);
}
