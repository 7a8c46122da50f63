import { join, resolve } from "node:path";
import { LocalArtifactStore } from "./local-artifact-store.ts";

/** The store of this machine: the directory that was set, or one in the data directory. */
export function openArtifactStore(settings: {
  artifactsDir: string | null;
  dataDir: string;
}): LocalArtifactStore {
  return new LocalArtifactStore(
    resolve(settings.artifactsDir ?? join(settings.dataDir, "artifacts")),
  );
}
