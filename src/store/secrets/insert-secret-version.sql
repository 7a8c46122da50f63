/* Stores the encrypted value of one version of a secret. */
/* @name insertSecretVersionRow */
INSERT INTO secret_versions (project_id, secret_id, version, data_key_id, iv, tag, ciphertext)
VALUES (:projectId!, :secretId!, :version!, :dataKeyId!, :iv!, :tag!, :ciphertext!);
