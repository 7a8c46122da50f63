/**
 * The secrets of projects: encrypted on the way into the database, decrypted only for a task that declares them.
 *
 * 1. No function but `resolve` answers values, and no error, log line or notification contains one.
 * 2. A value is bound to its project, secret, name, version and key (seal.ts); a row that was moved does not open.
 * 3. A process with another master key than the database's does not start (`testMasterKey`).
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { StratalError } from "../base/errors.ts";
import { newId } from "../base/ids.ts";
import type { Logger } from "../base/logger.ts";
import type { Database, Queryable } from "../store/database.ts";
import { reserveKey, type IdempotencyKey } from "../store/idempotency/idempotency-key.ts";
import { deleteOldSecretVersions } from "../store/secrets/delete-old-secret-versions.ts";
import { deleteSecret } from "../store/secrets/delete-secret.ts";
import { findFirstProject } from "../store/secrets/find-first-project.ts";
import { getSecret } from "../store/secrets/get-secret.ts";
import type { IGetSecretRowResult } from "../store/secrets/get-secret.queries.ts";
import { insertSecret } from "../store/secrets/insert-secret.ts";
import { insertSecretVersion } from "../store/secrets/insert-secret-version.ts";
import { listMasterKeysInUse } from "../store/secrets/list-master-keys-in-use.ts";
import { listSecrets } from "../store/secrets/list-secrets.ts";
import { loadSealedSecrets } from "../store/secrets/load-sealed-secrets.ts";
import type { ILoadSealedSecretRowsResult } from "../store/secrets/load-sealed-secrets.queries.ts";
import { raiseSecretVersion } from "../store/secrets/raise-secret-version.ts";
import { touchSecrets } from "../store/secrets/touch-secrets.ts";
import { DataKeys } from "./data-keys.ts";
import { openKeyring, type Keyring } from "./keyring.ts";
import { seal, secretContext, unseal } from "./seal.ts";
import { checkSecretName, checkSecretValue } from "./secret-text.ts";

/** Values kept of a secret, the current one included. */
const KEPT_VERSIONS = 10;
/** In the data directory, for a start without a configured key. */
const GENERATED_KEY_FILE = "master.key";

/** A secret without its value. */
export interface SecretRecord {
  id: string;
  projectId: string;
  name: string;
  /** Raised by every new value. */
  version: number;
  createdAt: Date;
  updatedAt: Date;
  /** When a task was last given the value, to the minute. */
  lastUsedAt: Date | null;
}

/** Decrypted values by name, and the names that do not exist in the project. */
export interface ResolvedSecrets {
  values: Map<string, string>;
  missing: string[];
}

export interface SecretService {
  /** Creates a secret; throws `secret_name_taken`. */
  create(secret: { projectId: string; name: string; value: string }): Promise<SecretRecord>;
  /** Creates a secret unless a request with the same key has; throws `secret_name_taken` and `idempotency_conflict`. */
  createOnce(
    secret: { projectId: string; name: string; value: string },
    key: IdempotencyKey,
  ): Promise<{ secret: SecretRecord; replayed: boolean }>;
  /** The secrets of a project by name. */
  list(projectId: string): Promise<SecretRecord[]>;
  /** One secret; throws `not_found`. */
  get(secret: { projectId: string; id: string }): Promise<SecretRecord>;
  /** Gives a secret a new value; throws `not_found`. */
  update(secret: { projectId: string; id: string; value: string }): Promise<SecretRecord>;
  /** Deletes a secret with all its values; throws `not_found`. */
  delete(secret: { projectId: string; id: string }): Promise<void>;
  /** The values of secrets, for a task that declares them; throws `decryption_failed`. */
  resolve(projectId: string, names: readonly string[]): Promise<ResolvedSecrets>;
}

/** The settings that say where the master key is. */
export interface SecretSettings {
  /** The key as base64. */
  masterKey?: string | null | undefined;
  /** A file that holds the key as base64. */
  masterKeyFile?: string | null | undefined;
  /** Without either, a key is created in this directory by the first start on a new database. */
  dataDir: string;
}

/** Opens the master key, tests it against the database and answers the service. */
export async function openSecrets(options: {
  database: Database;
  settings: SecretSettings;
  logger: Logger;
}): Promise<SecretService> {
  const { database, settings, logger } = options;
  const masterKey = settings.masterKey ?? undefined;
  const masterKeyFile = settings.masterKeyFile ?? undefined;
  const warn = (message: string): void => {
    logger.warn(message);
  };
  if (masterKey !== undefined || masterKeyFile !== undefined)
    return openTested(database, await openKeyring({ masterKey, masterKeyFile, warn }));
  const generateFile = join(settings.dataDir, GENERATED_KEY_FILE);
  await refuseSecondKey(database, generateFile);
  const keyring = await openKeyring({ generateFile, warn });
  if (keyring.createdFile !== null)
    logger.info(
      `Created the master key of secrets in ${keyring.createdFile}. Keep a copy: without it no stored secret can be read.`,
    );
  return openTested(database, keyring);
}

async function openTested(database: Database, keyring: Keyring): Promise<SecretService> {
  await leaveDataKey(database, keyring);
  await testMasterKey(database, keyring);
  return createSecretService({ database, keyring });
}

/**
 * Without any data key there is nothing to test against, and two machines that each made up a master key would find out only at
 * their first secret. So the first start leaves a data key; of two that do, one wins and the other fails the test.
 */
async function leaveDataKey(database: Database, keyring: Keyring): Promise<void> {
  if ((await listMasterKeysInUse(database)).length > 0) return;
  const project = await findFirstProject(database);
  if (project !== undefined)
    await new DataKeys(keyring).active(database, project.id).catch(ignoreOtherKey);
}

/** The other's key is what `testMasterKey` reports, naming both. */
function ignoreOtherKey(error: unknown): void {
  if (!(error instanceof StratalError && error.code === "decryption_failed")) throw error;
}

/** A new key would only hide that the right one is missing. */
async function refuseSecondKey(on: Queryable, path: string): Promise<void> {
  const [used] = await listMasterKeysInUse(on);
  // Looked at last: another process of this machine may just have made both, and makes the file first.
  if (used === undefined || existsSync(path)) return;
  throw new StratalError(
    "invalid_settings",
    `The master key is missing: secrets in this database are encrypted with ${used.kek_id}, no key is configured and ${path} does not exist. Copy the key there from the machine that created it, or configure it.`,
  );
}

/** Opens a stored data key; throws `invalid_settings` if this process has not the master key of the database. */
export async function testMasterKey(on: Queryable, keyring: Keyring): Promise<void> {
  for (const used of await listMasterKeysInUse(on)) {
    const address = { projectId: used.project_id, dataKeyId: used.id };
    try {
      (await keyring.unwrap({ kekId: used.kek_id, wrapped: used.wrapped }, address)).fill(0);
    } catch (error) {
      throw new StratalError(
        "invalid_settings",
        `The master key of this process (${keyring.currentKeyId}) does not open the secrets in this database, which are encrypted with ${used.kek_id}. Configure the same master key on every server and worker of the database.`,
        { cause: error },
      );
    }
  }
}

/** The service with a master key that is known to be right. */
export function createSecretService(options: {
  database: Database;
  keyring: Keyring;
}): SecretService {
  const { database } = options;
  const keys = new DataKeys(options.keyring);
  return {
    create: (secret) => database.transaction((on) => create(on, keys, secret, newId())),
    createOnce: (secret, key) => createOnce(database, keys, secret, key),
    async list(projectId) {
      return (await listSecrets(database, { projectId })).map(recordOf);
    },
    async get(secret) {
      return recordOf((await getSecret(database, secret)) ?? notFound(secret.id));
    },
    update: (secret) => update(database, keys, secret),
    async delete(secret) {
      if ((await deleteSecret(database, secret)) === undefined) notFound(secret.id);
    },
    resolve: (projectId, names) => resolve(database, keys, projectId, names),
  };
}

interface NewSecret {
  projectId: string;
  name: string;
  value: string;
}

/** Key and secret appear together or not at all; a concurrent request with the key waits for this one. */
async function createOnce(
  database: Database,
  keys: DataKeys,
  secret: NewSecret,
  key: IdempotencyKey,
): Promise<{ secret: SecretRecord; replayed: boolean }> {
  const { projectId } = secret;
  return database.transaction(async (on) => {
    const id = newId();
    const earlier = await reserveKey(on, key, id);
    if (earlier === null) return { secret: await create(on, keys, secret, id), replayed: false };
    const row = (await getSecret(on, { projectId, id: earlier })) ?? notFound(earlier);
    return { secret: recordOf(row), replayed: true };
  });
}

async function create(
  on: Queryable,
  keys: DataKeys,
  { projectId, name, value }: NewSecret,
  id: string,
): Promise<SecretRecord> {
  checkSecretName(name);
  checkSecretValue(value);
  const row = await insertSecret(on, { id, projectId, name });
  if (row === undefined)
    throw new StratalError(
      "secret_name_taken",
      `The project has a secret "${name}" already. Update that one, or choose another name.`,
    );
  await storeValue(on, keys, row, value);
  return recordOf(row);
}

async function update(
  database: Database,
  keys: DataKeys,
  secret: { projectId: string; id: string; value: string },
): Promise<SecretRecord> {
  const { projectId, id, value } = secret;
  checkSecretValue(value);
  return database.transaction(async (on) => {
    const row = (await raiseSecretVersion(on, { projectId, id })) ?? notFound(id);
    await storeValue(on, keys, row, value);
    const oldestKept = row.version - KEPT_VERSIONS + 1;
    if (oldestKept > 1) await deleteOldSecretVersions(on, { projectId, secretId: id, oldestKept });
    return recordOf(row);
  });
}

/** Encrypts and stores the value of the version that the row is at. */
async function storeValue(
  on: Queryable,
  keys: DataKeys,
  row: IGetSecretRowResult,
  value: string,
): Promise<void> {
  const { project_id: projectId, id: secretId, name, version } = row;
  const dataKey = await keys.active(on, projectId);
  const address = { projectId, secretId, name, version, dataKeyId: dataKey.id };
  const plaintext = Buffer.from(value, "utf8");
  const sealed = seal(dataKey.key, plaintext, secretContext(address));
  plaintext.fill(0);
  await insertSecretVersion(on, { projectId, secretId, version, dataKeyId: dataKey.id, ...sealed });
}

async function resolve(
  database: Database,
  keys: DataKeys,
  projectId: string,
  names: readonly string[],
): Promise<ResolvedSecrets> {
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return { values: new Map(), missing: [] };
  const rows = await loadSealedSecrets(database, { projectId, names: wanted });
  const values = new Map<string, string>();
  for (const row of rows) values.set(row.name, await openValue(keys, row));
  const ids = rows.map((row) => row.id);
  if (ids.length > 0) await touchSecrets(database, { projectId, ids });
  return { values, missing: wanted.filter((name) => !values.has(name)) };
}

async function openValue(keys: DataKeys, row: ILoadSealedSecretRowsResult): Promise<string> {
  const { id: secretId, project_id: projectId, name, version, data_key_id: dataKeyId } = row;
  const key = await keys.open({ ...row, id: dataKeyId });
  try {
    const context = secretContext({ projectId, secretId, name, version, dataKeyId });
    const plaintext = unseal(key, row, context);
    const value = plaintext.toString("utf8");
    plaintext.fill(0);
    return value;
  } catch (error) {
    throw new StratalError(
      "decryption_failed",
      `The secret "${name}" does not open: its stored value was changed or moved. Give it a new value.`,
      { cause: error },
    );
  }
}

function recordOf(row: IGetSecretRowResult): SecretRecord {
  return {
    id: row.id,
    projectId: row.project_id,
    name: row.name,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    lastUsedAt: row.last_used_at,
  };
}

function notFound(id: string): never {
  throw new StratalError("not_found", `There is no secret ${id} in this project.`);
}
